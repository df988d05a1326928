package io.github.perfectlap;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The buckets that durations are counted in; the upper boundary of each belongs to it. */
final class Buckets {

    /** Upper boundaries of all buckets but the last, which has none. */
    static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 600.0);

    static final int COUNT = SECONDS.size() + 1;

    static final double NANOS_PER_SECOND = 1e9;

    private static final long[] UPPER_NANOS = LongStream.concat(
                    SECONDS.stream().mapToLong(seconds -> Math.round(seconds * NANOS_PER_SECOND)),
                    LongStream.of(Long.MAX_VALUE))
            .toArray();

    // The bucket of the least duration that has so many leading zeros: one or two comparisons are left.
    private static final int[] LEAST = IntStream.rangeClosed(0, Long.SIZE)
            .map(zeros -> bucketFrom(0, zeros == 0 || zeros == Long.SIZE ? 0 : Long.MIN_VALUE >>> zeros))
            .toArray();

    private Buckets() {}

    /** The bucket of a duration that is not negative. */
    static int of(long nanos) {
        return bucketFrom(LEAST[Long.numberOfLeadingZeros(nanos)], nanos);
    }

    private static int bucketFrom(int first, long nanos) {
        int bucket = first;
        while (nanos > UPPER_NANOS[bucket]) {
            bucket++;
        }
        return bucket;
    }
}
