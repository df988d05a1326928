package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.Map;
import java.util.function.Consumer;

/** Runs in a class loader of its own: exports a hundred spans to the endpoint, and closes. */
public final class DeployedApplication implements Consumer<String> {

    @Override
    public void accept(String endpoint) {
        OpenTelemetrySdk sdk = Sdk.of(Map.of("otel.exporter.otlp.endpoint", endpoint, "otel.logs.exporter", "none"));
        for (int order = 0; order < 100; order++) {
            Sdk.recordSpan(sdk, "checkout");
        }
        Sdk.recordOrder(sdk);
        closeOnThreadOfItsOwn(sdk);
    }

    // The last metrics are encoded by the thread that closes, and OpenTelemetry leaves its encoder in
    // a thread-local there: on a container's thread that alone would hold this class loader.
    private static void closeOnThreadOfItsOwn(OpenTelemetrySdk sdk) {
        Thread closer = new Thread(() -> Sdk.close(sdk));
        closer.start();
        try {
            closer.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
