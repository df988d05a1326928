package io.github.perfectlap.examples.benchmarks.orders;

import brave.Span;
import brave.Tracer;
import brave.Tracer.SpanInScope;
import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import brave.sampler.Sampler;

/** Brave. Its values are texts: the number is printed. */
class BraveOrders implements Orders {

    private final Tracing tracing;
    private final Tracer tracer;

    BraveOrders(Setting setting, Sink sink) {
        tracing = Tracing.newBuilder()
                .sampler(Sampler.create((float) setting.ratio()))
                .addSpanHandler(new SinkHandler(sink))
                .build();
        tracing.setNoop(setting == Setting.OFF);
        tracer = tracing.tracer();
    }

    @Override
    public String place(Order order) {
        Span span = start(Part.ORDER, order.whole());
        try (SpanInScope ignored = tracer.withSpanInScope(span)) {
            return steps(order);
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.finish();
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
        try (SpanInScope ignored = tracer.withSpanInScope(span)) {
            return detail.work();
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.finish();
        }
    }

    private Span start(Part part, Detail detail) {
        return tracer.nextSpan()
                .name(part.name())
                .tag(part.first().getKey(), detail.first())
                .tag(part.second().getKey(), detail.second())
                .tag(part.third().getKey(), Long.toString(detail.third()))
                .start();
    }

    @Override
    public void close() {
        tracing.close();
    }

    private static final class SinkHandler extends SpanHandler {

        private final Sink sink;

        SinkHandler(Sink sink) {
            this.sink = sink;
        }

        @Override
        public boolean end(TraceContext context, MutableSpan span, Cause cause) {
            sink.ended(span);
            return true;
        }
    }
}
