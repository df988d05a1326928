package io.github.perfectlap.testkit;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** The OpenTelemetry of one test; nothing leaves the process. */
final class CaptureSdk {

    private CaptureSdk() {}

    static OpenTelemetrySdk writingTo(SpanBook book, HandOffWatch watch, Sampler sampler) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(book)
                        .addSpanProcessor(watch)
                        .build())
                .setPropagators(ContextPropagators.create(watch))
                .build();
    }

    /** What is written and read in a test as by default. */
    static TextMapPropagator propagators() {
        return TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    }
}
