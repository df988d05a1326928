package io.github.perfectlap;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Durations that were counted.
 *
 * @param counts how many, for each of the {@link Buckets}
 * @param seconds their sum
 */
record Durations(List<Long> counts, double seconds) {

    Durations plus(Durations others) {
        List<Long> both = IntStream.range(0, counts.size())
                .mapToObj(bucket -> counts.get(bucket) + others.counts.get(bucket))
                .toList();
        return new Durations(both, seconds + others.seconds);
    }

    long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
