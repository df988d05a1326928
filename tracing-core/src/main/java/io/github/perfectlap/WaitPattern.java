package io.github.perfectlap;

import java.util.concurrent.TimeUnit;

/**
 * Tells queue waits that are suspiciously long and equal: so they look where the clock of this host is ahead of the
 * senders'. A queue that is as long for a moment does not stay so for ten times its own length, and is now and then
 * empty. Thread-safe; a short wait, which is what nearly all are, costs no lock. All in microseconds.
 */
final class WaitPattern {

    static final int ARRIVALS = 32;

    private static final long LEAST = TimeUnit.SECONDS.toMicros(1);

    /** How many times longer than their differences the waits are, and how many times longer it goes on. */
    private static final int STEADINESS = 10;

    private volatile int run;
    private long since;
    private long shortest;
    private long longest;

    /**
     * Notes the next wait.
     *
     * @return the shortest of a long run of waits that hardly differ, this one included; 0 where this ends no such run
     */
    long suspected(long wait, long now) {
        if (wait >= LEAST) {
            return noteLong(wait, now);
        }
        if (run != 0) {
            forget();
        }
        return 0;
    }

    private synchronized long noteLong(long wait, long now) {
        long least = Math.min(shortest, wait);
        long most = Math.max(longest, wait);
        if (run == 0 || most - least > least / STEADINESS) {
            since = now;
            shortest = wait;
            longest = wait;
            run = 1;
            return 0;
        }
        shortest = least;
        longest = most;
        run = Math.min(run + 1, ARRIVALS);
        return run == ARRIVALS && now - since >= STEADINESS * least ? least : 0;
    }

    private synchronized void forget() {
        run = 0;
    }
}
