package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How many queue waits fell into each bucket, and what they sum up to. */
final class WaitCells {

    private static final long[] UPPER_NANOS = Buckets.SECONDS.stream()
            .mapToLong(seconds -> Math.round(seconds * Buckets.NANOS_PER_SECOND))
            .toArray();
    private static final int COUNT = UPPER_NANOS.length + 1;
    private static final int SUM = COUNT;

    private final StripedCells cells = new StripedCells(COUNT + 1);

    void add(long nanos) {
        int found = Arrays.binarySearch(UPPER_NANOS, nanos);
        cells.add(found < 0 ? -found - 1 : found, SUM, (double) nanos);
    }

    /** What was added until now, as the SDK exports it. */
    HistogramPointData point(long startNanos, long now, Attributes attributes) {
        double seconds = cells.sum(SUM) / Buckets.NANOS_PER_SECOND;
        List<Long> counts = IntStream.range(0, COUNT).mapToObj(cells::count).toList();
        return HistogramPointData.create(
                startNanos, now, attributes, seconds, false, 0, false, 0, Buckets.SECONDS, counts);
    }
}
