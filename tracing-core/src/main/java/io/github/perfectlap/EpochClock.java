package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Time since 1970 from readings of the monotonic clock, which is all that a transaction reads: the wall clock is
 * read once a second at most. A transaction keeps the offset it started with, so its durations are right whatever
 * happens to the wall clock meanwhile.
 */
final class EpochClock {

    private static final long MAX_AGE = TimeUnit.SECONDS.toNanos(1);

    private final Clock clock;
    private volatile Anchor anchor;

    EpochClock(Clock clock) {
        this.clock = clock;
        this.anchor = new Anchor(clock.now(), clock.nanoTime());
    }

    /** One reading, which means nothing by itself. */
    long nanoTime() {
        return clock.nanoTime();
    }

    /** What to add to a reading, this one and those soon after, to get nanoseconds since 1970. */
    long offsetAt(long reading) {
        Anchor known = anchor;
        if (reading - known.reading > MAX_AGE) {
            known = new Anchor(clock.now(), clock.nanoTime());
            anchor = known;
        }
        return known.epochNanos - known.reading;
    }

    /** As a passport says it. */
    static long micros(long epochNanos) {
        return TimeUnit.NANOSECONDS.toMicros(epochNanos);
    }

    private record Anchor(long epochNanos, long reading) {}
}
