package io.github.perfectlap.examples.shop;

import io.github.perfectlap.AbandonedHandOff;
import io.github.perfectlap.Tracing;
import java.util.stream.Collectors;

/** What a service knows of its transactions by itself, in words. */
final class Signals {

    private static final String ABANDONED = "abandoned: ";

    private Signals() {}

    static String of(Tracing tracing) {
        String golden = tracing.goldenSignals().toString().replace("; ", "\n    ");
        String abandoned = tracing.abandonedHandOffs().stream().map(Signals::of).collect(Collectors.joining("\n"));
        return (golden + "\n" + abandoned).strip();
    }

    private static String of(AbandonedHandOff lost) {
        return ABANDONED
                + "%s, last seen in '%s' on %s, %d s ago"
                        .formatted(
                                lost.transaction(),
                                lost.step(),
                                lost.carrier(),
                                lost.age().toSeconds());
    }

    static boolean tellOfAbandoned(String signals) {
        return signals.contains(ABANDONED);
    }

    /** Whether all that the bank can do at a time is done. */
    static boolean tellOfFull(String signals) {
        return signals.contains("saturation 1.00");
    }

    /** Whether as much again waits. */
    static boolean tellOfQueue(String signals) {
        return signals.contains("saturation 2.00");
    }
}
