package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a {@link TracingBuilder} was told. */
record Wishes(
        Map<String, String> defaults,
        List<SpanProcessor> processors,
        List<MetricReader> readers,
        @Nullable String release,
        @Nullable String group,
        Clock clock,
        LongSupplier ids,
        boolean closesAtExit,
        boolean isMeasured,
        HandOffCalls handOffs,
        boolean isOn,
        @Nullable Keep keep,
        boolean isShaped) {

    /** Names of transactions that are switched off, or {@code *} for all. */
    static final String OFF = "perfectlap.transactions.off";

    private static final String ALL = "*";

    /** @param off names that the environment says, and maybe the one for all */
    Switches switches(List<String> off) {
        Set<String> names = new HashSet<>(off);
        boolean allOff = names.remove(ALL);
        return new Switches(isOn && !allOff, names);
    }

    /**
     * How it works.
     *
     * @param foundRelease may be empty
     * @param foundGroup may be empty
     */
    Habits habits(
            String foundRelease,
            String foundGroup,
            @Nullable Measures measures,
            @Nullable Keeping keeping,
            Switches switches,
            Problems problems) {
        boolean isNoted = isShaped || keeping != null;
        return new Habits(
                foundRelease,
                foundGroup,
                GuardedClock.of(clock, problems),
                ids,
                measures,
                keeping,
                isNoted,
                switches,
                handOffs,
                problems);
    }
}
