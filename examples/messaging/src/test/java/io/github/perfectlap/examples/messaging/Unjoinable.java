package io.github.perfectlap.examples.messaging;

import java.util.HashMap;
import java.util.Map;

/** Headers of a message that can't be joined to the transaction that sent it, and why not. */
enum Unjoinable {
    NOTHING("missing", "", ""),
    STRANGERS_TRACE("missing", Headers.TRACEPARENT, ""),
    NO_TRACEPARENT("malformed", "00-zz-1-01", Headers.PASSPORT),
    HALF_A_PASSPORT("malformed", Headers.TRACEPARENT, "lap.name=checkout"),
    BAGGAGE_OF_9_KB("oversized", Headers.TRACEPARENT, Headers.PASSPORT + ",filler=" + "x".repeat(9_000));

    final String reason;
    private final String traceparent;
    private final String baggage;

    Unjoinable(String reason, String traceparent, String baggage) {
        this.reason = reason;
        this.traceparent = traceparent;
        this.baggage = baggage;
    }

    /** Whether the trace can be read all the same, and is gone on with. */
    boolean hasTrace() {
        return traceparent.equals(Headers.TRACEPARENT);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("traceparent", traceparent);
        headers.put("baggage", baggage);
        headers.values().removeIf(String::isEmpty);
        return headers;
    }
}
