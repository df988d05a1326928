package io.github.perfectlap.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The exporters of this module don't make core fall back to the spans of OpenTelemetry's SDK. */
class OwnRecordingTest {

    private final Receiver receiver = Receiver.start();
    private final Packages packages = new Packages();

    OwnRecordingTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void transaction_withOtlp_isExportedFromAnObjectOfCore() throws IOException {
        Tracing tracing = Tracing.builder()
                .withoutShutdownHook()
                .property("otel.exporter.otlp.endpoint", receiver.endpoint().toString())
                .property("otel.metrics.exporter", "none")
                .processor(packages)
                .build();
        tracing.transaction("checkout").run(tx -> {});
        tracing.close();
        assertThat(packages.seen).containsExactly(Tracing.class.getPackageName());
        assertThat(receiver.onlyReceived().uri()).hasPath("/v1/traces");
    }

    private static final class Packages implements SpanProcessor {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            seen.add(span.getClass().getPackageName());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
