package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The metrics of one {@link Tracing}; recorded whether or not a span is sampled. */
final class Signals {

    private static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 600.0);

    // A name that arrives in a passport was declared in another process, which may be a stranger.
    private static final int MAX_NAMES = 100;
    private static final String OTHER = "_OTHER";

    private final DoubleHistogram endToEnd;
    private final LongCounter passportProblems;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();

    Signals(Meter meter) {
        endToEnd = meter.histogramBuilder("perfectlap.transaction.end_to_end")
                .setDescription("Time from the start of a business transaction to its end")
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
        passportProblems = meter.counterBuilder("perfectlap.passport.problems")
                .setDescription("Messages that brought no transaction to go on with")
                .setUnit("{message}")
                .build();
    }

    void finished(String name, Outcome outcome, double seconds) {
        endToEnd.record(
                seconds,
                Attributes.of(
                        TransactionAttributes.NAME, bounded(name),
                        TransactionAttributes.OUTCOME, outcome.text()));
    }

    void passportProblem(String reason) {
        passportProblems.add(1, Attributes.of(TransactionAttributes.PASSPORT_PROBLEM, reason));
    }

    /** A name of this application's own, which counts whatever strangers bring. */
    void declare(String name) {
        declared.add(name);
    }

    private String bounded(String name) {
        if (declared.contains(name) || arrived.contains(name)) {
            return name;
        }
        synchronized (arrived) {
            boolean hasPlace = arrived.contains(name) || (arrived.size() < MAX_NAMES && arrived.add(name));
            return hasPlace ? name : OTHER;
        }
    }
}
