package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.io.File;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The class path of a peer's JVM: some jars are there for one peer, which can't do without, and for nobody else.
 * OpenTelemetry's incubator is one of them, since the SDK that finds it hands out another tracer, which allocates more.
 */
final class PeerClassPath {

    // JMH gives its forks the class path that this says when they start, and has no option for another.
    private static final String PROPERTY = "java.class.path";
    private static final Map<String, Api> BELONGS_TO =
            Map.of("opentelemetry-api-incubator", Api.INSTRUMENTER, "opentelemetry-javaagent", Api.WITH_SPAN);

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
        return Arrays.stream(whole.split(File.pathSeparator, -1))
                .filter(entry -> isFor(api, new File(entry).getName()))
                .collect(joining(File.pathSeparator));
    }

    private static boolean isFor(Api api, String jar) {
        return BELONGS_TO.entrySet().stream()
                .allMatch(owned -> owned.getValue() == api || !jar.startsWith(owned.getKey()));
    }
}
