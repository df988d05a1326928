package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanContext;

/**
 * What sender and receiver both know of a hand-off. No span's id is in it: an agent, or a proxy on the way, puts its
 * own span in between.
 *
 * @param micros of the passport: when it was sent, or when the transaction started if that is to finish
 */
record HandOffId(Expectation.Kind kind, long traceHigh, long traceLow, long micros) {

    static HandOffId resumed(SpanContext ids, Passport passport) {
        return of(Expectation.Kind.RESUMED, ids, passport.sentMicros());
    }

    static HandOffId finished(SpanContext ids, long startMicros) {
        return of(Expectation.Kind.FINISHED, ids, startMicros);
    }

    private static HandOffId of(Expectation.Kind kind, SpanContext ids, long micros) {
        return new HandOffId(kind, Hex.high(ids.getTraceId()), Hex.low(ids.getTraceId()), micros);
    }

    String traceId() {
        return Hex.traceId(traceHigh, traceLow);
    }
}
