package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The processors that get what is kept, and the count of what became of each span. Thread-safe. */
final class KeepOutlet {

    private final Map<KeepReason, LongAdder> counts = new EnumMap<>(KeepReason.class);
    private volatile SpanProcessor[] behind = new SpanProcessor[0];

    KeepOutlet() {
        for (KeepReason reason : KeepReason.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    /** What to give an SDK in place of a processor, which then sees spans start, and those that are kept end. */
    SpanProcessor behind(SpanProcessor guarded) {
        if (guarded.isEndRequired()) {
            SpanProcessor[] all = Arrays.copyOf(behind, behind.length + 1);
            all[behind.length] = guarded;
            behind = all;
        }
        return new Behind(guarded);
    }

    void settle(List<ReadableSpan> spans, KeepReason reason) {
        if (reason.isKept()) {
            spans.forEach(span -> settle(span, reason));
        } else {
            counter(reason).add(spans.size());
        }
    }

    void settle(ReadableSpan span, KeepReason reason) {
        counter(reason).increment();
        if (reason.isKept()) {
            ReadableSpan sampled = KeptSpan.of(span);
            for (SpanProcessor processor : behind) {
                processor.onEnd(sampled);
            }
        }
    }

    /** How many spans had this end. */
    long count(KeepReason reason) {
        return counter(reason).sum();
    }

    private LongAdder counter(KeepReason reason) {
        return requireNonNull(counts.get(reason));
    }

    /** Lets the meter's readers see the counts. */
    void countWith(Meter meter) {
        meter.counterBuilder("perfectlap.keep.spans")
                .setDescription("Spans that ended, by whether they were kept and why")
                .setUnit("{span}")
                .buildWithCallback(this::write);
    }

    private void write(ObservableLongMeasurement measurement) {
        for (KeepReason reason : KeepReason.values()) {
            long count = count(reason);
            if (count > 0) {
                measurement.record(count, reason.attributes());
            }
        }
    }

    /** Stands for a processor in the SDK, for all but the ends of spans. */
    private record Behind(SpanProcessor guarded) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            guarded.onStart(parent, span);
        }

        @Override
        public boolean isStartRequired() {
            return guarded.isStartRequired();
        }

        @Override
        public void onEnd(ReadableSpan span) {
            // Called when it is known that the span is kept.
        }

        @Override
        public boolean isEndRequired() {
            return false;
        }

        @Override
        public CompletableResultCode shutdown() {
            return guarded.shutdown();
        }

        @Override
        public CompletableResultCode forceFlush() {
            return guarded.forceFlush();
        }
    }
}
