package io.github.perfectlap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How many durations of each outcome fell into each bucket, and what they sum up to. */
final class DurationCells {

    private static final int SUM = Buckets.COUNT;
    private static final int ROW = Buckets.COUNT + 1;
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final StripedCells cells = new StripedCells(OUTCOMES.length * ROW);

    void add(Outcome outcome, long nanos) {
        int row = row(outcome);
        cells.add(row + Buckets.of(nanos), row + SUM, (double) nanos);
    }

    /** What was added under an outcome until now. */
    Durations read(Outcome outcome) {
        List<Long> counts = counts(outcome).boxed().toList();
        return new Durations(counts, cells.sum(row(outcome) + SUM) / Buckets.NANOS_PER_SECOND);
    }

    /** How many were added, whatever the outcome. */
    long count() {
        return Arrays.stream(OUTCOMES).flatMapToLong(this::counts).sum();
    }

    private LongStream counts(Outcome outcome) {
        int row = row(outcome);
        return IntStream.range(row, row + Buckets.COUNT).mapToLong(cells::count);
    }

    private static int row(Outcome outcome) {
        return switch (outcome) {
            case OK -> 0;
            case DEGRADED -> ROW;
            case FAILED -> 2 * ROW;
            case ABANDONED -> 3 * ROW;
        };
    }
}
