package io.github.perfectlap;

import java.util.List;

/** What the steps of one name in a business transaction came to in the last minute. Immutable. */
public final class StepSignals {

    private final String name;
    private final Durations succeeded;
    private final Durations failed;
    private final Durations selfTime;

    /** Durations and self-times, of those that succeeded and those that failed. */
    StepSignals(String name, List<Durations> durations, List<Durations> selfTimes) {
        this.name = name;
        this.succeeded = durations.get(0);
        this.failed = durations.get(1);
        this.selfTime = selfTimes.get(0).plus(selfTimes.get(1));
    }

    /** The name of the step. */
    public String name() {
        return name;
    }

    /** How long such a step took. */
    public Latency duration() {
        return Latency.of(succeeded.plus(failed));
    }

    /** How long it took less the time of the steps that were opened inside it, on its own thread. */
    public Latency selfTime() {
        return Latency.of(selfTime);
    }

    /** The share of those that failed, 0 to 1; 0 where none has ended. */
    public double failedShare() {
        return Shares.of(failed.count(), succeeded.count() + failed.count());
    }

    @Override
    public String toString() {
        return SignalsText.of(this);
    }
}
