package io.github.perfectlap;

/** A measure that is counted in memory of our own, and read when somebody wants to know. */
final class CountedMeasure extends Measure {

    private static final int STARTED = 0;

    private final StripedCells starts = new StripedCells(1);
    private final DurationCells parts = new DurationCells();
    private final DurationCells wholes = new DurationCells();
    private final DurationCells finishes = new DurationCells();
    private final WaitCells waits = new WaitCells();

    CountedMeasure(String name) {
        super(name);
    }

    @Override
    void started() {
        starts.increment(STARTED);
    }

    @Override
    void ended(Verdict verdict, long nanos, boolean isWhole) {
        (isWhole ? wholes : parts).add(verdict, plausible(nanos));
    }

    @Override
    void finished(Verdict verdict, long nanos) {
        finishes.add(verdict, plausible(nanos));
    }

    @Override
    void waited(long nanos) {
        waits.add(plausible(nanos));
    }

    /** How long messages waited. */
    WaitCells waits() {
        return waits;
    }

    /** What ended in this process. */
    Durations duration(Verdict verdict) {
        return parts.read(verdict).plus(wholes.read(verdict));
    }

    /** What ended from end to end. */
    Durations endToEnd(Verdict verdict) {
        return wholes.read(verdict).plus(finishes.read(verdict));
    }

    /** What has started in this process and not ended; never negative. */
    long inFlight() {
        // The ends first: what ends in between would be missing among the starts.
        long ended = parts.count() + wholes.count();
        return starts.count(STARTED) - ended;
    }
}
