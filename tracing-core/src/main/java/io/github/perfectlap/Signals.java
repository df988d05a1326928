package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of one {@link Tracing}; recorded whether or not a span is sampled. */
final class Signals {

    private final @Nullable Measures measures;
    private final LongCounter passportProblems;

    /** @param measures null where no golden signals are wanted */
    Signals(Meter meter, @Nullable Measures measures) {
        this.measures = measures;
        passportProblems = meter.counterBuilder("perfectlap.passport.problems")
                .setDescription("Messages that brought no transaction to go on with")
                .setUnit("{message}")
                .build();
    }

    /** Where transactions of a name that is declared here are counted, if anywhere. */
    @Nullable
    Measure of(String name) {
        return measures == null ? null : measures.of(name);
    }

    /** Where transactions are counted that came from another process, if anywhere. */
    @Nullable
    Measure ofArrived(String name) {
        return measures == null ? null : measures.ofArrived(name);
    }

    /** What all measures have come to. */
    GoldenSignals golden() {
        return measures == null ? new GoldenSignals(List.of()) : measures.signals();
    }

    void passportProblem(String reason) {
        passportProblems.add(1, Attributes.of(TransactionAttributes.PASSPORT_PROBLEM, reason));
    }
}
