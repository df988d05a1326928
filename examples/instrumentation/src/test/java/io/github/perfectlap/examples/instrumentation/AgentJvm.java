package io.github.perfectlap.examples.instrumentation;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What a program printed in a JVM of its own under OpenTelemetry's agent. */
record AgentJvm(String output, String errors) {

    private static final long LIMIT_SECONDS = 120;

    /** Runs it to its end; its traces go to the given endpoint. */
    static AgentJvm run(Class<?> program, URI endpoint, Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-javaagent:" + agent(),
                        "-Dotel.exporter.otlp.endpoint=" + endpoint,
                        "-Dotel.metrics.exporter=none",
                        "-Dotel.logs.exporter=none",
                        program.getName())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        awaitEnd(builder.start(), program);
        return new AgentJvm(Files.readString(output), Files.readString(errors));
    }

    private static void awaitEnd(Process process, Class<?> program) throws InterruptedException {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(program.getName() + " did not end in " + LIMIT_SECONDS + " s");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String agent() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> new File(entry).getName().startsWith("opentelemetry-javaagent-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the agent's jar is not on the class path"));
    }
}
