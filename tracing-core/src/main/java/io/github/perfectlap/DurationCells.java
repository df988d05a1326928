package io.github.perfectlap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many durations of each verdict fell into each bucket, and what they sum up to. */
final class DurationCells {

    private static final int SUM = Buckets.COUNT;
    private static final int ROW = Buckets.COUNT + 1;
    private static final Verdict[] VERDICTS = Verdict.values();

    private final StripedCells cells = new StripedCells(VERDICTS.length * ROW);

    void add(Verdict verdict, long nanos) {
        int row = row(verdict);
        cells.add(row + Buckets.of(nanos), row + SUM, (double) nanos);
    }

    /** What was added under a verdict until now. */
    Durations read(Verdict verdict) {
        List<Long> counts = counts(verdict).boxed().toList();
        return new Durations(counts, cells.sum(row(verdict) + SUM) / Buckets.NANOS_PER_SECOND);
    }

    /** How many were added, whatever the verdict. */
    long count() {
        return Arrays.stream(VERDICTS).flatMapToLong(this::counts).sum();
    }

    private LongStream counts(Verdict verdict) {
        int row = row(verdict);
        return IntStream.range(row, row + Buckets.COUNT).mapToLong(cells::count);
    }

    private static int row(Verdict verdict) {
        return switch (verdict) {
            case OK -> 0;
            case DEGRADED -> ROW;
            case EXPLICIT -> 2 * ROW;
            case IMPLICIT -> 3 * ROW;
            case POLICY -> 4 * ROW;
            case ABANDONED -> 5 * ROW;
        };
    }
}
