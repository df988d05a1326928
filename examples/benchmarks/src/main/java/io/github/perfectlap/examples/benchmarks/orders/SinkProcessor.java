package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/** Hands the spans of OpenTelemetry's SDK to a sink. */
record SinkProcessor(Sink sink) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        sink.ended(span);
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
