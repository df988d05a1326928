package io.github.perfectlap.examples.instrumentation;

import io.github.perfectlap.Tracing;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Who made the SDK that we and OpenTelemetry's instrumentation record through. */
enum Mode {
    OWN {
        @Override
        Tracing tracing(SpanProcessor spans) {
            return Tracing.builder()
                    .property("otel.traces.exporter", "none")
                    .property("otel.metrics.exporter", "none")
                    .property("otel.logs.exporter", "none")
                    .processor(spans)
                    .withoutShutdownHook()
                    .build();
        }
    },
    JOINED {
        @Override
        Tracing tracing(SpanProcessor spans) {
            return Tracing.builder()
                    .openTelemetry(OpenTelemetrySdk.builder()
                            .setTracerProvider(SdkTracerProvider.builder()
                                    .addSpanProcessor(spans)
                                    .build())
                            .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
                                    W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
                            .build())
                    .build();
        }
    };

    abstract Tracing tracing(SpanProcessor spans);
}
