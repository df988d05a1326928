package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The time of one transaction: the wall clock is read once, when it starts, and what passes from then on is
 * measured. So a step never ends before it started, and durations and the time from end to end agree.
 */
final class TransactionClock {

    private final Clock clock;
    private final long startEpochNanos;
    private final long startNanoTime;

    private TransactionClock(Clock clock) {
        this.clock = clock;
        this.startEpochNanos = clock.now();
        this.startNanoTime = clock.nanoTime();
    }

    static TransactionClock start(Clock clock) {
        return new TransactionClock(clock);
    }

    /** Nanoseconds since 1970 at which the transaction, or this part of it, started. */
    long startNanos() {
        return startEpochNanos;
    }

    /** Nanoseconds since 1970. */
    long nowNanos() {
        return startEpochNanos + (clock.nanoTime() - startNanoTime);
    }

    /** As a passport says it. */
    static long micros(long epochNanos) {
        return TimeUnit.NANOSECONDS.toMicros(epochNanos);
    }
}
