package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;

/** An OpenTelemetry instance whose propagators carry the passport too. */
record CarryingOpenTelemetry(OpenTelemetry inner, ContextPropagators propagators) implements OpenTelemetry {

    @Override
    public TracerProvider getTracerProvider() {
        return inner.getTracerProvider();
    }

    @Override
    public MeterProvider getMeterProvider() {
        return inner.getMeterProvider();
    }

    @Override
    public LoggerProvider getLogsBridge() {
        return inner.getLogsBridge();
    }

    @Override
    public ContextPropagators getPropagators() {
        return propagators;
    }
}
