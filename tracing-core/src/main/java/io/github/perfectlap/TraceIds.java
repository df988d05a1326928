package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanContext;

/** A trace's id as two numbers, to find things by. */
record TraceIds(long high, long low) {

    static TraceIds of(SpanContext ids) {
        String text = ids.getTraceId();
        return new TraceIds(Hex.high(text), Hex.low(text));
    }
}
