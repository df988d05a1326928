package io.github.perfectlap.examples.benchmarks.orders;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What Perfect Lap's carriers bring besides trace and baggage, for APIs that have to carry it as baggage: without it
 * nobody can tell how long a message waited, nor how long the transaction took.
 */
record HandWrittenPassport(
        String name,
        long startMicros,
        int hop,
        long sentMicros,
        @Nullable String release) {

    static final String NAME = "lap.name";
    static final String START = "lap.start";
    static final String HOP = "lap.hop";
    static final String SENT = "lap.sent";
    static final String RELEASE = "lap.release";

    /** What stays the same at each hand-over. */
    static final Map<String, String> FIXED =
            Map.of(NAME, Part.ORDER.name(), START, Long.toString(nowMicros()), RELEASE, "1.0");

    /** The value of {@link #SENT}. */
    static String sentNow() {
        return Long.toString(nowMicros());
    }

    static HandWrittenPassport read(UnaryOperator<@Nullable String> baggage) {
        return new HandWrittenPassport(
                requireNonNull(baggage.apply(NAME)),
                Long.parseLong(requireNonNull(baggage.apply(START))),
                Integer.parseInt(requireNonNull(baggage.apply(HOP))),
                Long.parseLong(requireNonNull(baggage.apply(SENT))),
                baggage.apply(RELEASE));
    }

    static boolean isMember(String key) {
        return key.startsWith("lap.");
    }

    private static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
