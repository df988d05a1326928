package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.ReadableSpan;

/**
 * A span that has started and not ended.
 *
 * @param place the user's line that started it
 * @param thread name of the thread that started it
 */
record OpenSpan(SpanContext id, String name, String place, String thread) {

    /** One that the calling thread has just started. */
    static OpenSpan of(ReadableSpan started) {
        return new OpenSpan(
                started.getSpanContext(),
                started.getName(),
                StartPlace.ofCaller(),
                Thread.currentThread().getName());
    }

    String text() {
        return Clipped.to(60, name) + ", started by thread " + thread + " at " + place;
    }
}
