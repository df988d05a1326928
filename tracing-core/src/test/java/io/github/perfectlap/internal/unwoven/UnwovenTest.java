package io.github.perfectlap.internal.unwoven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each in a JVM of its own, since it is looked once in each. */
class UnwovenTest {

    private static final String FOUND = Annotated.ByStep.class.getName() + " is annotated and not woven: ";

    @TempDir
    private Path classes = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"own", "joined", "own joined own"})
    void tracing_hasItSaidOnce(String kinds) throws Exception {
        Files.write(classes.resolve("A.class"), Annotated.file(Annotated.ByStep.class));
        assertThat(output(kinds))
                .containsOnlyOnce("WARNING: " + FOUND)
                .containsOnlyOnce("SENTENCE: " + FOUND)
                .endsWith("perfect-lap-weave-check is gone: true\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dperfectlap.weave.check=off",
                "-Dperfectlap.weave.check=OFF",
                "-Dperfectlap.woven.by.agent=true",
                "-Dotel.sdk.disabled=true"
            })
    void check_whereItIsNotWanted_saysNothing(String option) throws Exception {
        Files.write(classes.resolve("A.class"), Annotated.file(Annotated.ByStep.class));
        assertThat(output("own", option)).contains("SENTENCE: null\n").doesNotContain("not woven");
    }

    @Test
    void wovenClasses_saysNothing() throws Exception {
        Files.write(classes.resolve("A.class"), Annotated.file(Annotated.WovenClass.class));
        assertThat(output("own")).contains("SENTENCE: null\n").doesNotContain("not woven");
    }

    @Test
    void logThatThrows_isTheLogsAffair() throws Exception {
        Files.write(classes.resolve("A.class"), Annotated.file(Annotated.ByStep.class));
        assertThat(output("faulty")).contains("SENTENCE: " + FOUND).doesNotContain("Exception in thread");
    }

    private String output(String kinds, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), Application.class.getName()));
        command.addAll(List.of(kinds.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("PERFECTLAP_WEAVE_CHECK");
        return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
    }

    /** That of this test, but of its classes only the application. */
    private String classPath() throws IOException {
        Path own = Path.of("target", "test-classes").toAbsolutePath();
        String others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).equals(own))
                .collect(Collectors.joining(File.pathSeparator));
        String name = Application.class.getName().replace('.', '/') + ".class";
        Path copy = classes.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(own.resolve(name), copy);
        return classes + File.pathSeparator + others;
    }

    static final class Application {

        public static void main(String[] kinds) throws InterruptedException {
            for (String kind : kinds) {
                make(kind);
            }
            System.out.println("SENTENCE: " + Unwoven.sentence());
            System.out.println("perfect-lap-weave-check is gone: " + isGone());
        }

        private static void make(String kind) {
            switch (kind) {
                case "own" ->
                    Tracing.builder()
                            .property("otel.traces.exporter", "none")
                            .build()
                            .close();
                case "joined" ->
                    Tracing.builder()
                            .openTelemetry(OpenTelemetry.noop())
                            .build()
                            .close();
                default ->
                    Unwoven.lookOnce(() -> false, sentence -> {
                        throw new IllegalStateException(sentence);
                    });
            }
        }

        private static boolean isGone() throws InterruptedException {
            for (Thread each : Thread.getAllStackTraces().keySet()) {
                if (each.getName().equals("perfect-lap-weave-check")) {
                    each.join();
                }
            }
            return Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(each -> each.getName().equals("perfect-lap-weave-check"));
        }
    }
}
