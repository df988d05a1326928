package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * For each row, and each of the buckets that have the boundaries of {@link Buckets#SECONDS}, a recent sampled span that
 * took so long. One is replaced when it is ten seconds old, so that noting them costs next to nothing.
 */
final class Exemplars {

    private static final long REPLACED_AFTER = TimeUnit.SECONDS.toNanos(10);
    private static final long SHOWN_FOR = TimeUnit.SECONDS.toNanos(60);

    private final AtomicReferenceArray<Exemplar> kept;

    Exemplars(int rows) {
        kept = new AtomicReferenceArray<>(rows * Buckets.EXPLICIT);
    }

    /** Notes a span that has taken so long, if one is wanted. */
    void offer(int row, int bucket, long nanos, long reading, Recorded span) {
        int place = row * Buckets.EXPLICIT + Buckets.explicit(bucket);
        Exemplar known = kept.getAcquire(place);
        if ((known == null || reading - known.reading > REPLACED_AFTER) && span.isSampled()) {
            kept.setRelease(place, Exemplar.of(span, nanos, reading));
        }
    }

    /** Those of a row that are a minute old at most. */
    List<DoubleExemplarData> read(int row, long epochNanos) {
        return IntStream.range(row * Buckets.EXPLICIT, (row + 1) * Buckets.EXPLICIT)
                .mapToObj(kept::get)
                .filter(Objects::nonNull)
                .map(Exemplar::data)
                .filter(data -> epochNanos - data.getEpochNanos() <= SHOWN_FOR)
                .toList();
    }

    private record Exemplar(long reading, DoubleExemplarData data) {

        static Exemplar of(Recorded span, long nanos, long reading) {
            SpanContext context = span.span().getSpanContext();
            // A copy: the span's own one would keep the span and all it has alive.
            SpanContext ids = SpanContext.create(
                    context.getTraceId(), context.getSpanId(), context.getTraceFlags(), context.getTraceState());
            return new Exemplar(
                    reading,
                    DoubleExemplarData.create(
                            Attributes.empty(), span.lap().epochNanos(reading), ids, nanos / Buckets.NANOS_PER_SECOND));
        }
    }
}
