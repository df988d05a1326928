package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.SpanContext;

/**
 * Headers that were given to a carrier.
 *
 * @param from who wrote them
 * @param headers without the passport, which is written behind them
 */
record Written(SpanContext from, Headers headers) {

    boolean isIn(Headers read) {
        String traceparent = read.value(Headers.TRACEPARENT);
        return traceparent.contains(from.getTraceId() + "-" + from.getSpanId());
    }
}
