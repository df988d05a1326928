package io.github.perfectlap;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions have ended in this process: the last 65,536 or so, in half a megabyte. A trace and name lead to
 * one of 8,192 sets of eight words. Each word is one transaction: 46 bits of its trace and name, one that is always
 * set, one for whether its end is final, and 16 for when that was; the oldest of a set makes room. Another transaction
 * is taken for one that has ended once in 10^13. May be used by any threads.
 *
 * <p>Two threads that bring the same transaction choose the same word, the oldest of the set, and of equals the first
 * one after where its hash leads: what one of them writes there makes the other look again. Others of the same second
 * take other words, so a burst forgets what is old rather than what has just come.
 */
final class FinishedTransactions {

    static final int PLACES = 1 << 16;

    private static final int WAYS = 8;
    private static final int SET_BITS = Integer.numberOfTrailingZeros(PLACES / WAYS);

    private static final int SECOND_SHIFT = 30; // nearly
    private static final long SECONDS = (1L << Short.SIZE) - 1;
    private static final long FINAL = SECONDS + 1;
    private static final long USED = FINAL << 1;
    private static final long KEY = -USED;

    private final AtomicLongArray words = new AtomicLongArray(PLACES);
    private final long seed = ThreadLocalRandom.current().nextLong();

    /**
     * Notes that a transaction ends.
     *
     * @param isFinal whether it has ended for good, so that no end which comes later is one
     * @param nanos when, by a clock that need not be right
     * @return null where no earlier end is known
     */
    @Nullable
    Ending end(long traceHigh, long traceLow, String name, boolean isFinal, long nanos) {
        long hash = mixed(mixed(mixed(seed ^ traceHigh) ^ traceLow) ^ name.hashCode());
        int first = (int) (hash >>> (Long.SIZE - SET_BITS)) * WAYS;
        int own = (int) hash & (WAYS - 1);
        long key = (hash << SET_BITS | USED) & KEY;
        long now = key | (isFinal ? FINAL : 0) | (nanos >>> SECOND_SHIFT & SECONDS);
        while (true) {
            int place = first + own;
            long before = words.get(place);
            for (int way = 1; way < WAYS && !isOf(key, before); way++) {
                int next = first + (own + way) % WAYS;
                long word = words.get(next);
                if (isOf(key, word) || age(word, now) > age(before, now)) {
                    place = next;
                    before = word;
                }
            }
            boolean isKnown = isOf(key, before);
            if (isKnown && ((before & FINAL) != 0 || !isFinal)) {
                return Ending.DUPLICATE;
            }
            if (words.compareAndSet(place, before, now)) {
                return isKnown ? Ending.RECOVERED : null;
            }
        }
    }

    private static boolean isOf(long key, long word) {
        return (word & KEY) == key;
    }

    /** In seconds; more than any of a transaction for a word that is not used. */
    private static int age(long word, long now) {
        return word == 0 ? Integer.MAX_VALUE : (short) (now - word);
    }

    /** Spreads each bit over all (the finalizer of MurmurHash3). */
    private static long mixed(long bits) {
        long once = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        long twice = (once ^ once >>> 33) * 0xc4ceb9fe1a85ec53L;
        return twice ^ twice >>> 33;
    }
}
