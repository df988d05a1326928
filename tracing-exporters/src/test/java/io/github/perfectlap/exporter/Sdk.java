package io.github.perfectlap.exporter;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An SDK as autoconfiguration makes it, and what the tests record with it. */
final class Sdk {

    static OpenTelemetrySdk of(Map<String, String> properties) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> properties)
                .build()
                .getOpenTelemetrySdk();
    }

    static void recordSpan(OpenTelemetrySdk sdk, String name) {
        Span span = sdk.getTracer("test").spanBuilder(name).startSpan();
        span.setAttribute("order", 42);
        span.end();
    }

    static void recordOrder(OpenTelemetrySdk sdk) {
        sdk.getMeter("test").counterBuilder("orders").build().add(3);
    }

    /** Exports what is left, and waits until that has ended one way or the other. */
    static void close(OpenTelemetrySdk sdk) {
        sdk.shutdown().join(30, TimeUnit.SECONDS);
    }

    private Sdk() {}
}
