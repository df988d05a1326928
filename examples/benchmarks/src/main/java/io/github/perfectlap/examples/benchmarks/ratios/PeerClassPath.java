package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.io.File;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The class path of a peer's JVM. OpenTelemetry's incubator jar is there for Instrumenter, which can't do without,
 * and for nobody else: where the SDK finds it, it hands out another tracer, which allocates more.
 */
final class PeerClassPath {

    // JMH gives its forks the class path that this says when they start, and has no option for another.
    private static final String PROPERTY = "java.class.path";
    private static final String INCUBATOR = "opentelemetry-api-incubator";

    private PeerClassPath() {}

    static <T> T during(Api api, Supplier<T> work) {
        String whole = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, of(api, whole));
        try {
            return work.get();
        } finally {
            System.setProperty(PROPERTY, whole);
        }
    }

    static String of(Api api, String whole) {
        if (api == Api.INSTRUMENTER) {
            return whole;
        }
        return Arrays.stream(whole.split(File.pathSeparator, -1))
                .filter(entry -> !new File(entry).getName().startsWith(INCUBATOR))
                .collect(joining(File.pathSeparator));
    }
}
