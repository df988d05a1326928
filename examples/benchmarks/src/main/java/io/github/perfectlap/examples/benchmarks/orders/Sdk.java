package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** An OpenTelemetry instance made by hand, as it is for every peer that stands on OpenTelemetry. */
record Sdk(OpenTelemetry openTelemetry, CollectedMetrics metrics) {

    static Sdk of(Setting setting, Sink sink) {
        CollectedMetrics metrics = new CollectedMetrics();
        if (setting == Setting.OFF) {
            return new Sdk(OpenTelemetry.noop(), metrics);
        }
        OpenTelemetry sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(tracers(setting, sink))
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        return new Sdk(sdk, metrics);
    }

    private static SdkTracerProvider tracers(Setting setting, Sink sink) {
        return SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(setting.ratio())))
                .addSpanProcessor(new SinkProcessor(sink))
                .build();
    }
}
