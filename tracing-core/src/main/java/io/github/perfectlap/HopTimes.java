package io.github.perfectlap;

import java.util.concurrent.TimeUnit;

/**
 * What the times in a passport come to where it arrives, however far the clocks of the hosts are apart: no time here is
 * negative or longer than ten years. In microseconds.
 *
 * @param start when the transaction started, by the clock of its first process
 * @param sent when it was handed over, by the clock of the sender
 * @param arrived when work on it started here
 * @param isFirstHop whether the sender is the first process, so that both its times are by one clock
 */
record HopTimes(long start, long sent, long arrived, boolean isFirstHop) {

    /** Less than this is what clocks that are kept in step differ by. */
    static final long NOTABLE = TimeUnit.MILLISECONDS.toMicros(10);

    private static final long LONGEST = TimeUnit.DAYS.toMicros(3650);

    static HopTimes of(Passport passport, long startNanos) {
        return new HopTimes(
                passport.startMicros(), passport.sentMicros(), EpochClock.micros(startNanos), passport.hop() == 1);
    }

    /** Between sending and arrival. */
    long queueWait() {
        return plausible(arrived - sent);
    }

    /**
     * Between the start of the transaction and its arrival here. The clocks of the first process and of this one are
     * taken to agree unless they contradict each other, so one between them that is wrong plays no part.
     */
    long elapsed() {
        long total = arrived - start;
        boolean isContradicted = total < 0 || total > LONGEST;
        return isFirstHop || isContradicted ? plausible(sent - start) + queueWait() : total;
    }

    /**
     * By how much the sender's clock is ahead, at least: of ours, if it sent later than now; less than nothing where it
     * is behind that of the first process. 0 where nothing shows.
     */
    long skew() {
        long ahead = sent - arrived;
        if (ahead >= NOTABLE || ahead < -LONGEST) {
            return ahead;
        }
        long behind = start - sent;
        return behind >= NOTABLE ? -behind : 0;
    }

    private static long plausible(long micros) {
        return micros < 0 || micros > LONGEST ? 0 : micros;
    }
}
