package io.github.perfectlap.examples.benchmarks.orders;

import brave.handler.MutableSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.concurrent.atomic.LongAdder;

/** Where ended spans go, whatever API they were made with. Thread-safe. */
public interface Sink {

    /** Takes a span of OpenTelemetry. */
    void ended(ReadableSpan span);

    /** Takes a span of Brave, which will be reused. */
    void ended(MutableSpan span);

    /** Counts what ends and drops it. */
    static Sink counting() {
        return new Counting(new LongAdder());
    }

    /** A record, so that the compiler trusts the field. */
    record Counting(LongAdder spans) implements Sink {

        @Override
        public void ended(ReadableSpan span) {
            spans.increment();
        }

        @Override
        public void ended(MutableSpan span) {
            spans.increment();
        }
    }
}
