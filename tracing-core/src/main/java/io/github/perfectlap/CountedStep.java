package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A step that is counted in memory of our own. */
final class CountedStep implements MeasuredStep {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int ROWS = 2;

    private final String name;
    private final List<Attributes> attributes;
    private final DurationCells durations;
    private final DurationCells selfTimes;

    /**
     * Counts from now on.
     *
     * @param transaction the attributes of the transaction it is a part of
     * @param origin a reading of the clock now
     */
    CountedStep(Attributes transaction, String name, long origin) {
        this.name = name;
        this.attributes = List.of(attributes(transaction, name, false), attributes(transaction, name, true));
        this.durations = new DurationCells(ROWS, origin);
        this.selfTimes = new DurationCells(ROWS, origin);
    }

    private static Attributes attributes(Attributes transaction, String name, boolean isFailed) {
        return transaction.toBuilder()
                .put(TransactionAttributes.STEP_NAME, name)
                .put(TransactionAttributes.STEP_FAILED, isFailed)
                .build();
    }

    @Override
    public void ended(boolean isFailed, long nanos, long selfNanos, long reading, Recorded step) {
        count(isFailed, nanos, selfNanos, reading, step);
    }

    /** @param example a span to export with the figures, or null */
    void count(boolean isFailed, long nanos, long selfNanos, long reading, @Nullable Recorded example) {
        int row = row(isFailed);
        durations.add(row, Measure.plausible(nanos), reading, example);
        selfTimes.add(row, Measure.plausible(selfNanos), reading, example);
    }

    /** What tells it from others in metrics. */
    Attributes attributes(boolean isFailed) {
        return attributes.get(row(isFailed));
    }

    /** How long it took, where it succeeded and where it failed. */
    Stream<Series> durations(long epochNanos) {
        return series(durations, epochNanos);
    }

    /** How long it took less the steps inside it, where it succeeded and where it failed. */
    Stream<Series> selfTimes(long epochNanos) {
        return series(selfTimes, epochNanos);
    }

    private Stream<Series> series(DurationCells cells, long epochNanos) {
        return IntStream.range(0, ROWS).mapToObj(row -> cells.series(row, attributes.get(row), epochNanos));
    }

    /** What it came to in the last minute. */
    StepSignals signals(long reading) {
        return new StepSignals(name, durations.readWindow(reading), selfTimes.readWindow(reading));
    }

    private static int row(boolean isFailed) {
        return isFailed ? FAILED : SUCCEEDED;
    }
}
