package io.github.perfectlap;

import java.util.List;

/**
 * What was read of one measure at one moment.
 *
 * @param windowNanos how long the window is
 * @param startedInWindow how many started since it began
 * @param inProcess what ended since it began, by the rows of {@link Verdict}s
 * @param inGroup likewise, since it entered the group of services
 * @param endToEnd likewise, of what ended from end to end
 * @param saturation or {@link Saturation#UNKNOWN}
 * @param utilisation or {@link Saturation#UNKNOWN}
 */
record Figures(
        String name,
        long windowNanos,
        long started,
        long startedInWindow,
        long ended,
        long inFlight,
        List<Durations> inProcess,
        List<Durations> inGroup,
        List<Durations> endToEnd,
        double saturation,
        double utilisation,
        List<StepSignals> steps) {

    /** Of a name that nobody counts. */
    static Figures none(String name) {
        List<Durations> nothing = List.of(Verdict.values()).stream()
                .map(verdict -> Durations.NONE)
                .toList();
        return new Figures(
                name, 0, 0, 0, 0, 0, nothing, nothing, nothing, Saturation.UNKNOWN, Saturation.UNKNOWN, List.of());
    }
}
