package io.github.perfectlap.examples.benchmarks.ratios;

import java.util.List;

/**
 * What one JVM measured.
 *
 * @param nanos CPU time of an operation, one for each iteration
 * @param bytes allocated by an operation, one for each iteration
 */
record Fork(List<Double> nanos, List<Double> bytes) {

    double medianNanos() {
        return Median.of(nanos);
    }
}
