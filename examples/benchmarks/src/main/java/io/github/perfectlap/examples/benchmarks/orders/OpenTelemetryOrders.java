package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/** OpenTelemetry's API by hand: constant keys, attributes given to the builder. */
class OpenTelemetryOrders implements Orders {

    private final Tracer tracer;

    OpenTelemetryOrders(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("shop");
    }

    @Override
    public String place(Order order) {
        Span span = start(Part.ORDER, order.whole());
        try (Scope ignored = span.makeCurrent()) {
            return steps(order);
        } catch (RuntimeException failure) {
            fail(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    /** What runs while the transaction's span is current. */
    String steps(Order order) {
        step(Part.STOCK, order.stock());
        step(Part.CARD, order.card());
        return step(Part.PARCEL, order.parcel());
    }

    private String step(Part part, Detail detail) {
        Span span = start(part, detail);
        try (Scope ignored = span.makeCurrent()) {
            return detail.work();
        } catch (RuntimeException failure) {
            fail(span, failure);
            throw failure;
        } finally {
            span.end();
        }
    }

    Span start(Part part, Detail detail) {
        return tracer.spanBuilder(part.name())
                .setAttribute(part.first(), detail.first())
                .setAttribute(part.second(), detail.second())
                .setAttribute(part.third(), detail.third())
                .startSpan();
    }

    Tracer tracer() {
        return tracer;
    }

    static void fail(Span span, RuntimeException failure) {
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR);
    }
}
