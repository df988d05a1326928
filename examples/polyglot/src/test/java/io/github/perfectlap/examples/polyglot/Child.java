package io.github.perfectlap.examples.polyglot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that serves at an address of its own. */
record Child(Process process, String address) implements AutoCloseable {

    private static final String READY = "READY ";

    /** A JVM that runs the example's service. */
    static Child jvm(String name, URI collector) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Service.class.getName(),
                name);
        return start(command, Map.of("OTEL_SERVICE_NAME", name), collector);
    }

    /**
     * The example's program in Go.
     *
     * @param ahead how far its clock is ahead, such as {@code 30s}
     */
    static Child go(Path program, String ahead, URI collector) throws IOException {
        return start(List.of(program.toString()), Map.of("CLOCK_AHEAD", ahead), collector);
    }

    /** Builds the program in Go. */
    static Path buildGo(Path folder) throws IOException, InterruptedException {
        Path program = folder.resolve("hop");
        ProcessBuilder builder = new ProcessBuilder(
                        "go",
                        "build",
                        "-o",
                        program.toString(),
                        Path.of("src/main/go/hop.go").toString())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off", "GOCACHE", folder.resolve("cache").toString()));
        Process go = builder.start();
        String output = new String(go.getInputStream().readAllBytes(), UTF_8);
        if (go.waitFor() != 0) {
            throw new IllegalStateException("go build failed: " + output);
        }
        return program;
    }

    /** Whether a compiler of Go is installed. */
    static boolean hasGo() {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    }

    private static Child start(List<String> command, Map<String, String> environment, URI collector)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        builder.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.toString());
        builder.environment().put("OTEL_BSP_SCHEDULE_DELAY", "50");
        Process process = builder.start();
        String line = process.inputReader(UTF_8).readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not start, but said " + line);
        }
        return new Child(process, line.substring(READY.length()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter(UTF_8).close();
        if (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
