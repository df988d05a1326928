package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars that core, context and OTLP over HTTP add to an application. */
class JarsTest {

    @Test
    void runtime_hasOursAndOpenTelemetrysAndNoOthers() throws IOException {
        assertEquals(
                List.of(
                        "jspecify",
                        "opentelemetry-api",
                        "opentelemetry-common",
                        "opentelemetry-context",
                        "opentelemetry-exporter-common",
                        "opentelemetry-exporter-otlp",
                        "opentelemetry-exporter-otlp-common",
                        "opentelemetry-sdk",
                        "opentelemetry-sdk-common",
                        "opentelemetry-sdk-extension-autoconfigure",
                        "opentelemetry-sdk-extension-autoconfigure-spi",
                        "opentelemetry-sdk-logs",
                        "opentelemetry-sdk-metrics",
                        "opentelemetry-sdk-trace",
                        "tracing-context",
                        "tracing-core",
                        "tracing-exporters"),
                jars().map(JarsTest::artifact).sorted().toList());
    }

    @Test
    void runtime_isSmall() throws IOException {
        long bytes = jars().mapToLong(jar -> jar.toFile().length()).sum();
        System.out.println(jars().count() + " jars, " + bytes + " bytes");
        assertTrue(bytes > 0 && bytes < 2_250_000, () -> bytes + " bytes");
    }

    private static Stream<Path> jars() throws IOException {
        String list = Files.readString(Path.of("target/jars.txt")).strip();
        return Stream.of(list.split(File.pathSeparator)).map(Path::of);
    }

    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }
}
