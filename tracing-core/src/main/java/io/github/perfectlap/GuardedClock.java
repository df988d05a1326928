package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;

/** A clock somebody gave us; where it throws, the JVM's own stands in. */
record GuardedClock(Clock inner, Problems problems) implements Clock {

    private static final String PART = "Reading the clock";

    /** Guards a clock, unless it is the JVM's own, which is read too often for that. */
    static Clock of(Clock clock, Problems problems) {
        return clock == Clock.getDefault() ? clock : new GuardedClock(clock, problems);
    }

    @Override
    public long now() {
        try {
            return inner.now();
        } catch (Throwable fault) {
            problems.failed(PART, fault);
            return Clock.getDefault().now();
        }
    }

    @Override
    public long nanoTime() {
        try {
            return inner.nanoTime();
        } catch (Throwable fault) {
            problems.failed(PART, fault);
            return Clock.getDefault().nanoTime();
        }
    }
}
