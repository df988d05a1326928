package io.github.perfectlap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The buckets that durations are counted in; the upper boundary of each belongs to it. They are as fine as an
 * exponential histogram of {@link #SCALE} and have the boundaries of the histogram with {@link #SECONDS} as well, so
 * that either is a sum of buckets.
 */
final class Buckets {

    /** Upper boundaries of the buckets that are exported one by one, but for the last, which has none. */
    static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 600.0);

    /** How many buckets have the boundaries of {@link #SECONDS}. */
    static final int EXPLICIT = SECONDS.size() + 1;

    /** Each boundary of the exponential histogram is the eighth root of 2 times the one before. */
    static final int SCALE = 3;

    static final double NANOS_PER_SECOND = 1e9;

    private static final int PER_OCTAVE = 1 << SCALE;

    // About a microsecond: what is shorter is told from nothing by no histogram of ours.
    private static final int LEAST_INDEX = -20 * PER_OCTAVE;

    // 17 years: longer than what is plausible.
    private static final int LAST_INDEX = 29 * PER_OCTAVE;

    private static final long[] EXPLICIT_NANOS = SECONDS.stream()
            .mapToLong(seconds -> Math.round(seconds * NANOS_PER_SECOND))
            .toArray();
    private static final long[] EXPONENTIAL_NANOS = IntStream.rangeClosed(LEAST_INDEX, LAST_INDEX)
            .mapToLong(index -> (long) (Math.pow(2, (double) index / PER_OCTAVE) * NANOS_PER_SECOND))
            .toArray();
    private static final long[] UPPER_NANOS = LongStream.concat(
                    LongStream.of(Long.MAX_VALUE),
                    LongStream.concat(LongStream.of(EXPLICIT_NANOS), LongStream.of(EXPONENTIAL_NANOS)))
            .sorted()
            .distinct()
            .toArray();

    static final int COUNT = UPPER_NANOS.length;

    private static final int[] EXPLICIT_OF = places(EXPLICIT_NANOS);
    private static final int[] EXPONENTIAL_OF = places(EXPONENTIAL_NANOS);

    // The bucket of the least duration that has so many leading zeros and, behind its first 1, these three bits: at
    // most three comparisons are left.
    private static final int[] LEAST = IntStream.range(0, Long.SIZE * 8)
            .map(key -> bucketFrom(0, leastNanos(key >>> 3, key & 7)))
            .toArray();

    private Buckets() {}

    /** The bucket of a duration that is not negative. */
    static int of(long nanos) {
        int zeros = Long.numberOfLeadingZeros(nanos | 1);
        int next = (int) ((nanos << zeros) >>> 60) & 7;
        return bucketFrom(LEAST[(zeros << 3) | next], nanos);
    }

    /** Which of the buckets with the boundaries of {@link #SECONDS} one is a part of. */
    static int explicit(int bucket) {
        return EXPLICIT_OF[bucket];
    }

    /** Whether an exponential histogram counts it among its zeros. */
    static boolean isZero(int bucket) {
        return EXPONENTIAL_OF[bucket] == 0;
    }

    /** Index of the bucket in an exponential histogram of {@link #SCALE} that one, unless it is zero, is a part of. */
    static int exponential(int bucket) {
        return LEAST_INDEX + EXPONENTIAL_OF[bucket] - 1;
    }

    /** The duration that is no more than 4.4 % away from each that the bucket counts, where that is a microsecond or longer. */
    static long middle(int bucket) {
        if (bucket == 0) {
            return UPPER_NANOS[0];
        }
        double lower = UPPER_NANOS[bucket - 1];
        double upper = UPPER_NANOS[bucket];
        return Math.round(2 * lower * upper / (lower + upper));
    }

    private static int[] places(long[] boundaries) {
        return Arrays.stream(UPPER_NANOS)
                .mapToInt(upper -> {
                    int place = Arrays.binarySearch(boundaries, upper);
                    return place < 0 ? -place - 1 : place;
                })
                .toArray();
    }

    private static long leastNanos(int zeros, int next) {
        int shift = Long.SIZE - 4 - zeros;
        long bits = 8L + next;
        long nanos = shift < 0 ? bits >>> -shift : bits << shift;
        return Math.max(0, nanos);
    }

    private static int bucketFrom(int first, long nanos) {
        int bucket = first;
        while (nanos > UPPER_NANOS[bucket]) {
            bucket++;
        }
        return bucket;
    }
}
