package io.github.perfectlap.examples.benchmarks.ratios;

import java.util.Arrays;
import java.util.List;

/** Made-up measurements. */
final class Samples {

    private Samples() {}

    /** One JVM for each time, with three iterations that all say the same. */
    static Sample of(double bytes, double... nanos) {
        return new Sample(Arrays.stream(nanos)
                .mapToObj(each -> new Fork(List.of(each, each, each), List.of(bytes, bytes, bytes)))
                .toList());
    }
}
