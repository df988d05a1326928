package io.github.perfectlap.testkit;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;

/** The OpenTelemetry of one test; nothing leaves the process. */
final class CaptureSdk {

    static final TextMapPropagator PROPAGATOR =
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

    private CaptureSdk() {}

    /** Everything is sampled, also below a parent that says "not sampled": a test wants to see it all. */
    static OpenTelemetrySdk writingTo(SpanProcessor book) {
        return writingTo(Sampler.alwaysOn(), Clock.getDefault(), PROPAGATOR, List.of(book));
    }

    static OpenTelemetrySdk writingTo(
            Sampler sampler, Clock clock, TextMapPropagator propagator, List<SpanProcessor> books) {
        SdkTracerProviderBuilder provider =
                SdkTracerProvider.builder().setSampler(sampler).setClock(clock);
        books.forEach(provider::addSpanProcessor);
        return OpenTelemetrySdk.builder()
                .setTracerProvider(provider.build())
                .setPropagators(ContextPropagators.create(propagator))
                .build();
    }
}
