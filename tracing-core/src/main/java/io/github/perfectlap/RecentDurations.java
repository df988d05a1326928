package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How long transactions of one name took lately, in buckets that are a sixteenth wide, and the limit that nearly all of
 * them stayed below. Older ones count for half each time so many have come. Thread-safe.
 */
final class RecentDurations {

    private static final int PARTS = 4;
    private static final int BUCKETS = Long.SIZE << PARTS;
    private static final int FEWEST = 100;
    private static final int OFTEN = 128;
    private static final int MOST = 4_096;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);
    private final AtomicInteger seen = new AtomicInteger();
    private final double quantile;
    private final int fewest;
    private final int most;
    private volatile long limit = Long.MAX_VALUE;

    /** @param quantile the part of them that stays below the limit */
    RecentDurations(double quantile) {
        this.quantile = quantile;
        this.fewest = Math.max(FEWEST, (int) Math.ceil(1 / (1 - quantile)));
        this.most = Math.max(MOST, 4 * fewest);
    }

    /** Whether this is longer than nearly all before it; from now on it counts. */
    boolean isSlow(long nanos) {
        boolean isSlow = nanos > limit;
        counts.incrementAndGet(bucket(nanos));
        int count = seen.incrementAndGet();
        if (count == fewest || (count > fewest && count % OFTEN == 0)) {
            look();
        }
        return isSlow;
    }

    private synchronized void look() {
        int total = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            total += counts.get(bucket);
        }
        int below = 0;
        int bucket = -1;
        while (below < total * quantile) {
            bucket++;
            below += counts.get(bucket);
        }
        limit = longestIn(bucket);
        if (total >= most) {
            for (int each = 0; each < BUCKETS; each++) {
                counts.updateAndGet(each, count -> count / 2);
            }
        }
    }

    /** The power of two, and the next four bits. */
    static int bucket(long nanos) {
        long time = Math.max(1, nanos);
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(time);
        int part = power < PARTS
                ? (int) (time << (PARTS - power)) & ((1 << PARTS) - 1)
                : (int) (time >>> (power - PARTS)) & ((1 << PARTS) - 1);
        return power << PARTS | part;
    }

    /** The longest time that falls into a bucket. */
    static long longestIn(int bucket) {
        int power = bucket >>> PARTS;
        long next = (1L << PARTS | (bucket & ((1 << PARTS) - 1))) + 1;
        return power < PARTS ? (next - 1) >>> (PARTS - power) : (next << (power - PARTS)) - 1;
    }
}
