package io.github.perfectlap;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Durations that were counted: how many, for each of the {@link Buckets}, and their sum. Immutable. */
final class Durations {

    static final Durations NONE = new Durations(0, new long[0], 0);

    private final int first;
    private final long[] counts;
    private final double nanos;

    /** @param counts of the buckets from the first one on, all others being empty */
    private Durations(int first, long[] counts, double nanos) {
        this.first = first;
        this.counts = counts;
        this.nanos = nanos;
    }

    /**
     * What was counted.
     *
     * @param all how many, for each of the buckets
     * @param nanos their sum
     */
    static Durations of(long[] all, double nanos) {
        int from = 0;
        int to = all.length;
        while (from < to && all[from] == 0) {
            from++;
        }
        while (to > from && all[to - 1] == 0) {
            to--;
        }
        return from == to ? NONE : new Durations(from, Arrays.copyOfRange(all, from, to), nanos);
    }

    Durations plus(Durations others) {
        return with(others, 1);
    }

    /** What came after others, which are some of these. */
    Durations since(Durations others) {
        return with(others, -1);
    }

    private Durations with(Durations others, int sign) {
        if (others.counts.length == 0) {
            return this;
        }
        long[] all = new long[Buckets.COUNT];
        System.arraycopy(counts, 0, all, first, counts.length);
        for (int i = 0; i < others.counts.length; i++) {
            all[others.first + i] += sign * others.counts[i];
        }
        return of(all, Math.max(0, nanos + sign * others.nanos));
    }

    long count() {
        return LongStream.of(counts).sum();
    }

    /** Their sum. */
    double seconds() {
        return nanos / Buckets.NANOS_PER_SECOND;
    }

    /** The average; 0 where there are none. */
    double meanNanos() {
        long count = count();
        return count == 0 ? 0 : nanos / count;
    }

    /** The duration that the given share of all does not exceed, as far as buckets tell; 0 where there are none. */
    long quantileNanos(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count()));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Buckets.middle(first + i);
            }
        }
        return 0;
    }

    /** How many are in each of the buckets that have the boundaries of {@link Buckets#SECONDS}. */
    List<Long> explicitCounts() {
        long[] explicit = new long[Buckets.EXPLICIT];
        for (int i = 0; i < counts.length; i++) {
            explicit[Buckets.explicit(first + i)] += counts[i];
        }
        return LongStream.of(explicit).boxed().toList();
    }

    /** How many are in a bucket. */
    long inBucket(int bucket) {
        int place = bucket - first;
        return place < 0 || place >= counts.length ? 0 : counts[place];
    }
}
