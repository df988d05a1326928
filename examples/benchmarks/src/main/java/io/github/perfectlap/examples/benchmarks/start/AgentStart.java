package io.github.perfectlap.examples.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** Starts small programs with the weaving agent and without it, in turn, and prints how long each took. */
public final class AgentStart {

    private static final int TIMES = 15;

    private static final String SOURCE =
            "public final class %s { %s static void step() {}" + " public static void main(String[] none) {} }";

    private static final String ANNOTATION = "@io.github.perfectlap.annotation.WithStep";

    private final Path folder;
    private final String classPath;

    private AgentStart(Path folder) {
        this.folder = folder;
        this.classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    }

    /** No arguments. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        AgentStart start = new AgentStart(Files.createTempDirectory("agent-start"));
        start.compile("Plain", "");
        start.compile("Annotated", ANNOTATION);
        start.compare();
    }

    private void compile(String name, String annotation) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), SOURCE.formatted(name, annotation));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        if (failed != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
    }

    private void compare() throws IOException, InterruptedException {
        List<List<Long>> taken = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < TIMES; i++) {
            taken.get(0).add(millis(List.of("Plain")));
            taken.get(1).add(millis(List.of(agent(), "Plain")));
            taken.get(2).add(millis(List.of(agent(), "Annotated")));
        }
        System.out.println("without the agent                 " + median(taken.get(0)) + " ms");
        System.out.println("with the agent, nothing annotated " + median(taken.get(1)) + " ms");
        System.out.println("with the agent, a class annotated " + median(taken.get(2)) + " ms");
    }

    private long millis(List<String> last) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", classPath));
        command.addAll(last);
        long start = System.nanoTime();
        int failed = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (failed != 0) {
            throw new IllegalStateException("ended with " + failed + ": " + command);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static String agent() {
        String places = System.getProperty("java.class.path");
        return Arrays.stream(places.split(File.pathSeparator, -1))
                .filter(place -> new File(place).getName().matches("tracing-core-.*\\.jar"))
                .map(jar -> "-javaagent:" + jar)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the class path must have the jar of tracing-core, but was " + places));
    }

    private static long median(List<Long> taken) {
        Collections.sort(taken);
        return taken.get(taken.size() / 2);
    }
}
