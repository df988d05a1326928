package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;

/** A clock that moves when it is told to, and counts who reads it. */
final class SteppedClock implements Clock {

    private static final long EPOCH = 1_767_225_600_000_000_000L;

    private long nanos = 1;
    private long readings;

    void pass(long more) {
        nanos += more;
    }

    /** How often it was read, either way. */
    long readings() {
        return readings;
    }

    @Override
    public long now() {
        readings++;
        return EPOCH + nanos;
    }

    @Override
    public long nanoTime() {
        readings++;
        return nanos;
    }
}
