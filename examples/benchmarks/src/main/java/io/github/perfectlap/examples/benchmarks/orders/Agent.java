package io.github.perfectlap.examples.benchmarks.orders;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** OpenTelemetry's agent, which is set up when a JVM starts and not later. */
final class Agent {

    private static final String JAR = "opentelemetry-javaagent";
    private static final String OPTION = "-javaagent:";

    private Agent() {}

    /** Whether this JVM has it, be it switched off. */
    static boolean isHere() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith(OPTION) && argument.contains(JAR));
    }

    /** Starts it in another JVM, set up so. */
    static List<String> jvmOptions(Setting setting) {
        List<String> options = new ArrayList<>();
        options.add(OPTION + jar());
        options.addAll(properties(setting));
        return List.copyOf(options);
    }

    static List<String> properties(Setting setting) {
        return List.of(
                "-Dotel.sdk.disabled=" + (setting == Setting.OFF),
                "-Dotel.traces.sampler=parentbased_traceidratio",
                "-Dotel.traces.sampler.arg=" + setting.ratio(),
                "-Dotel.traces.exporter=none",
                "-Dotel.metrics.exporter=none",
                "-Dotel.logs.exporter=none");
    }

    private static String jar() {
        String classPath = System.getProperty("java.class.path");
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> new File(entry).getName().startsWith(JAR))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the class path must have " + JAR
                        + "-….jar, the agent of the JVM to start, but was " + classPath));
    }
}
