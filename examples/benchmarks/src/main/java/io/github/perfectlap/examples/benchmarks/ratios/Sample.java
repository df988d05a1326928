package io.github.perfectlap.examples.benchmarks.ratios;

import java.util.List;

/** What all rounds measured of one cell. */
record Sample(List<Fork> forks) {

    /** Median over all iterations. */
    double medianNanos() {
        return Median.of(nanos());
    }

    /** The iteration that was disturbed least. */
    double lowestNanos() {
        return nanos().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** Whole bytes: the rest is JMH's own, spread over the operations. */
    long bytes() {
        return Math.round(
                Median.of(forks.stream().flatMap(fork -> fork.bytes().stream()).toList()));
    }

    /** The slowest JVM: where objects lie is settled for the life of one. */
    double worstForkNanos() {
        return forks.stream().mapToDouble(Fork::medianNanos).max().orElseThrow();
    }

    private List<Double> nanos() {
        return forks.stream().flatMap(fork -> fork.nanos().stream()).toList();
    }
}
