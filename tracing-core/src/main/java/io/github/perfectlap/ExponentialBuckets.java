package io.github.perfectlap;

import java.util.Arrays;
import java.util.List;

/**
 * Durations as an exponential histogram counts them: those of no length that can be told, and in each bucket from the
 * offset on.
 */
record ExponentialBuckets(int scale, int offset, long zeros, List<Long> counts) {

    /** The most that OpenTelemetry's SDK has by default; where more would be needed, each two become one. */
    static final int MOST = 160;

    static ExponentialBuckets of(Durations durations) {
        long zeros = 0;
        int least = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            long count = durations.inBucket(bucket);
            if (count > 0 && Buckets.isZero(bucket)) {
                zeros += count;
            } else if (count > 0) {
                least = Math.min(least, Buckets.exponential(bucket));
                last = Math.max(last, Buckets.exponential(bucket));
            }
        }
        if (last < least) {
            return new ExponentialBuckets(Buckets.SCALE, 0, zeros, List.of());
        }
        int halvings = 0;
        while ((last >> halvings) - (least >> halvings) >= MOST) {
            halvings++;
        }
        return new ExponentialBuckets(
                Buckets.SCALE - halvings,
                least >> halvings,
                zeros,
                counts(durations, least >> halvings, last >> halvings, halvings));
    }

    private static List<Long> counts(Durations durations, int offset, int last, int halvings) {
        long[] counts = new long[last - offset + 1];
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            if (!Buckets.isZero(bucket) && durations.inBucket(bucket) > 0) {
                counts[(Buckets.exponential(bucket) >> halvings) - offset] += durations.inBucket(bucket);
            }
        }
        return Arrays.stream(counts).boxed().toList();
    }
}
