package io.github.perfectlap;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How full what serves the transactions of one name is: now, and, from looks that are a quarter of a second apart, in
 * the last minute. Thread-safe.
 */
abstract class Saturation {

    /** The answer where there is none. */
    static final double UNKNOWN = Double.NaN;

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(250);

    private final AtomicLong due;
    private volatile Looks looks = Looks.NONE;
    private final SlidingWindow<Looks> window;

    /** @param origin a reading of the clock now */
    Saturation(long origin) {
        this.due = new AtomicLong(origin);
        this.window = new SlidingWindow<>(origin);
    }

    /** Whether it is time for a look, and no other thread takes it. */
    final boolean takesLook(long reading) {
        long was = due.get();
        return reading - was >= 0 && due.compareAndSet(was, reading + BETWEEN_LOOKS);
    }

    /** Looks. */
    final void look(long reading, long inFlight) {
        add(seen(inFlight), reading);
    }

    private synchronized void add(Looks seen, long reading) {
        if (window.isDue(reading)) {
            window.turn(reading, () -> looks);
        }
        looks = looks.plus(seen);
    }

    /**
     * The part of what serves that was busy in the last minute, 0 to 1, or unknown.
     *
     * @param meanInFlight how many transactions were in flight on average
     */
    final double utilisation(double meanInFlight, long reading) {
        Looks before = window.before(reading, Looks.NONE);
        return utilisation(meanInFlight, before == null ? Looks.NONE : looks.since(before));
    }

    /** Whether another one says the same. */
    abstract boolean isSameAs(Saturation other);

    /** How full it is; 1 is full, more is a queue; or unknown. */
    abstract double present(long inFlight);

    /** What one look shows. */
    abstract Looks seen(long inFlight);

    abstract double utilisation(double meanInFlight, Looks looks);

    /**
     * What looks have shown, summed up.
     *
     * @param busy how much was busy
     * @param all how much wanted to be, or could have been
     */
    record Looks(double busy, double all) {

        static final Looks NONE = new Looks(0, 0);

        Looks plus(Looks more) {
            return new Looks(busy + more.busy, all + more.all);
        }

        Looks since(Looks before) {
            return new Looks(busy - before.busy, all - before.all);
        }
    }
}
