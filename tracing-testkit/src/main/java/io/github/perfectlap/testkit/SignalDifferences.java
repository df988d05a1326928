package io.github.perfectlap.testkit;

import io.github.perfectlap.GoldenSignals;
import io.github.perfectlap.TransactionSignals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the golden signals of a transaction with what is expected of them. */
final class SignalDifferences {

    private SignalDifferences() {}

    static List<Difference> of(ExpectedStep step, @Nullable GoldenSignals known) {
        return step.line()
                .all(SignalSaying.class)
                .filter(wanted -> known == null || !wanted.holds(known.of(step.name())))
                .map(wanted -> difference(step.name(), wanted, known == null ? null : known.of(step.name())))
                .toList();
    }

    private static Difference difference(String name, SignalSaying wanted, @Nullable TransactionSignals signals) {
        String actual = signals == null ? "signals are not known of a trace from elsewhere" : wanted.actual(signals);
        return new Difference(wanted.kind(), name + ": " + actual + ", expected " + wanted.text());
    }
}
