package io.github.perfectlap.examples.benchmarks.orders;

import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/**
 * OpenTelemetry's API by hand, with all that Perfect Lap writes on a given SDK: attributes on spans that run, the
 * transaction's name on each, and how the transaction ended and how long it took.
 */
final class SameOpenTelemetryOrders extends OpenTelemetryOrders {

    private static final double NANOS_PER_SECOND = 1e9;

    SameOpenTelemetryOrders(OpenTelemetry openTelemetry) {
        super(openTelemetry);
    }

    @Override
    public String place(Order order) {
        long began = System.nanoTime();
        Span span = start(Part.ORDER, order.whole());
        try (Scope ignored = span.makeCurrent()) {
            String carrier = steps(order);
            span.setAttribute(TransactionAttributes.OUTCOME, "ok");
            return carrier;
        } catch (RuntimeException failure) {
            span.setAttribute(TransactionAttributes.OUTCOME, "failed");
            fail(span, failure);
            throw failure;
        } finally {
            span.setAttribute(TransactionAttributes.END_TO_END, (System.nanoTime() - began) / NANOS_PER_SECOND);
            span.end();
        }
    }

    @Override
    Span start(Part part, Detail detail) {
        Span span = tracer().spanBuilder(part.name())
                .setAttribute(TransactionAttributes.NAME, Part.ORDER.name())
                .startSpan();
        span.setAttribute(part.first(), detail.first());
        span.setAttribute(part.second(), detail.second());
        span.setAttribute(part.third(), detail.third());
        return span;
    }
}
