package io.github.perfectlap.examples.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to start a server's JVM.
 *
 * @param server as in the folder's name, such as kafka
 * @param arguments of main, after the folder
 * @param help what to do when it does not start
 * @param environment variables beside those of this process
 */
record Launch(
        String server,
        String mainClass,
        String classPath,
        List<String> options,
        List<String> arguments,
        String help,
        Map<String, String> environment) {

    Launch {
        environment = Map.copyOf(environment);
    }

    Launch(
            String server,
            String mainClass,
            String classPath,
            List<String> options,
            List<String> arguments,
            String help) {
        this(server, mainClass, classPath, options, arguments, help, Map.of());
    }

    /** The JDK from which on the JVM warns of what brokers do, and knows the options against it. */
    private static final int WARNS_OF_UNSAFE = 24;

    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            // Else a killed JVM leaves a file in hsperfdata.
            "-XX:-UsePerfData");

    private static final List<String> NO_WARNINGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final Set<String> JVM_VARIABLES = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    ProcessBuilder in(Path folder) {
        // The folder is the working directory too: a broker writes some paths relative to it.
        ProcessBuilder builder = new ProcessBuilder(command(folder)).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        // What traces this process, an agent or an exporter, is not meant for its servers.
        environment.keySet().removeIf(name -> name.startsWith("OTEL_"));
        environment.keySet().removeAll(JVM_VARIABLES);
        // As a variable, since a command line with 264 jars is more than some systems take.
        environment.put("CLASSPATH", classPath);
        environment.putAll(this.environment);
        return builder;
    }

    private List<String> command(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            command.addAll(NO_WARNINGS);
        }
        command.addAll(options);
        // Native libraries are unpacked there, and a killed JVM does not delete them.
        command.add("-Djava.io.tmpdir=" + folder);
        command.add(mainClass);
        command.add(folder.toString());
        command.addAll(arguments);
        return command;
    }
}
