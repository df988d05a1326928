package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** A processor whose faults reach neither business code nor the processors behind it. */
record GuardedProcessor(SpanProcessor inner, Problems problems) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        try {
            inner.onStart(parent, span);
        } catch (Throwable fault) {
            failed(fault);
        }
    }

    @Override
    public boolean isStartRequired() {
        return inner.isStartRequired();
    }

    @Override
    public void onEnd(ReadableSpan span) {
        try {
            inner.onEnd(span);
        } catch (Throwable fault) {
            failed(fault);
        }
    }

    @Override
    public boolean isEndRequired() {
        return inner.isEndRequired();
    }

    @Override
    public CompletableResultCode shutdown() {
        return problems.ask("Shutting a span processor down", CompletableResultCode.ofFailure(), inner::shutdown);
    }

    @Override
    public CompletableResultCode forceFlush() {
        return problems.ask("Flushing a span processor", CompletableResultCode.ofFailure(), inner::forceFlush);
    }

    private void failed(Throwable fault) {
        problems.failed("Span processor " + inner.getClass().getName(), fault);
    }
}
