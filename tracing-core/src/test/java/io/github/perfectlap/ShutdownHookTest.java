package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownHookTest {

    @ParameterizedTest
    @ValueSource(strings = {"return", "exit"})
    void applicationEndsWithoutClose_processorIsShutDown(String way) throws Exception {
        Process child = child(way);
        assertThat(output(child)).contains("ended checkout", "shut down");
        assertThat(child.waitFor()).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw", "hang"})
    void shutDownFailsOrHangs_exitIsStillClean(String way) throws Exception {
        Process child = child(way);
        assertThat(output(child)).contains("ended checkout");
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isEqualTo(0);
    }

    @Test
    void close_byTheApplication_isTheOnlyShutDown() throws Exception {
        assertThat(output(child("close"))).containsOnlyOnce("shut down");
    }

    private static Process child(String way) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, Application.class.getName(), way)
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process child) throws IOException {
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static final class Application {

        public static void main(String[] arguments) {
            Tracing tracing =
                    Tracing.builder().processor(new Said(arguments[0])).build();
            tracing.transaction("checkout").run(tx -> {});
            if (arguments[0].equals("exit")) {
                System.exit(0);
            }
            if (arguments[0].equals("close")) {
                tracing.close();
                tracing.close();
            }
        }
    }

    private record Said(String way) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            System.out.println("ended " + span.getName());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }

        @Override
        public CompletableResultCode shutdown() {
            if (way.equals("throw")) {
                throw new NoClassDefFoundError("gone");
            }
            if (way.equals("hang")) {
                hang();
            }
            System.out.println("shut down");
            return CompletableResultCode.ofSuccess();
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
