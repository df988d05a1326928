package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;

/** OpenTelemetry's API by hand, with attributes given to spans that run: as for those that are known no earlier. */
final class LateOpenTelemetryOrders extends OpenTelemetryOrders {

    LateOpenTelemetryOrders(OpenTelemetry openTelemetry) {
        super(openTelemetry);
    }

    @Override
    Span start(Part part, Detail detail) {
        Span span = tracer().spanBuilder(part.name()).startSpan();
        span.setAttribute(part.first(), detail.first());
        span.setAttribute(part.second(), detail.second());
        span.setAttribute(part.third(), detail.third());
        return span;
    }
}
