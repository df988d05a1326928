package io.github.perfectlap.testkit.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same tests with OpenTelemetry's own kit; run by a launcher only. */
public final class OpenTelemetrysKit {

    private static final int MAILS = 99;

    private OpenTelemetrysKit() {}

    private static void checkout(OpenTelemetry openTelemetry) {
        Tracer tracer = openTelemetry.getTracer("shop");
        Span span = tracer.spanBuilder("checkout").startSpan();
        try (Scope scope = span.makeCurrent()) {
            // Long enough for tests to meet, as tests of real code do.
            for (int mail = 0; mail < MAILS; mail++) {
                tracer.spanBuilder("mail").startSpan().end();
            }
        } finally {
            span.end();
        }
    }

    /** Two hundred tests of one class. */
    @Execution(ExecutionMode.CONCURRENT)
    public static class ManyAtOnce {

        @RegisterExtension
        static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

        private static final AtomicInteger BEGUN = new AtomicInteger();

        @RepeatedTest(200)
        void checkout() {
            // So that two run at the same time on any machine.
            BEGUN.incrementAndGet();
            while (BEGUN.get() < 2) {
                Thread.onSpinWait();
            }
            OpenTelemetrysKit.checkout(TELEMETRY.getOpenTelemetry());
            assertThat(TELEMETRY.getSpans()).hasSize(MAILS + 1);
        }
    }

    /** The same, one after the other. */
    @Execution(ExecutionMode.SAME_THREAD)
    public static class OneAfterAnother {

        @RegisterExtension
        static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

        @RepeatedTest(200)
        void checkout() {
            OpenTelemetrysKit.checkout(TELEMETRY.getOpenTelemetry());
            assertThat(TELEMETRY.getSpans()).hasSize(MAILS + 1);
        }
    }

    /** A hundred tests of code that uses the global instance. */
    @Execution(ExecutionMode.CONCURRENT)
    public static class ManyWithGlobal {

        @RegisterExtension
        static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

        @RepeatedTest(100)
        void checkout() {
            OpenTelemetrysKit.checkout(GlobalOpenTelemetry.get());
            assertThat(TELEMETRY.getSpans()).hasSize(MAILS + 1);
        }
    }

    /** The same again, for two classes at once. */
    @Execution(ExecutionMode.CONCURRENT)
    public static class Twin {

        @RegisterExtension
        static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

        @RepeatedTest(100)
        void checkout() {
            OpenTelemetrysKit.checkout(GlobalOpenTelemetry.get());
            assertThat(TELEMETRY.getSpans()).hasSize(MAILS + 1);
        }
    }
}
