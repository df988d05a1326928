package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A goal and what was measured for it; null where nothing could be. */
record Row(Goal goal, @Nullable Sample ours, @Nullable Sample peer) {

    static Row of(Goal goal, Map<Cell, Sample> samples) {
        return new Row(goal, samples.get(goal.ours()), samples.get(goal.peer()));
    }

    /** Whether the goal stands in the way of success; what can't be measured yet does. */
    boolean isMissed() {
        return !goal.checks().isEmpty() && !met().equals("yes");
    }

    /** {@code yes}, {@code no} and why, {@code not yet}, or a dash where there is no goal. */
    String met() {
        if (ours == null || peer == null) {
            return "not yet";
        }
        if (goal.checks().isEmpty()) {
            return "-";
        }
        String missed = goal.checks().stream()
                .filter(check -> !check.holds().test(ours, peer))
                .map(Check::about)
                .distinct()
                .collect(joining(", "));
        return missed.isEmpty() ? "yes" : "no: " + missed;
    }

    List<String> columns() {
        return List.of(goal.title(), ratio(), bytes(ours), bytes(peer), goal.text(), met());
    }

    private String ratio() {
        if (ours == null || peer == null) {
            return "-";
        }
        double medians = ours.medianNanos() / peer.medianNanos();
        double lowest = ours.lowestNanos() / peer.lowestNanos();
        return String.format(
                Locale.ROOT, "%.2f (%.2f; %.0f/%.0f ns)", medians, lowest, ours.medianNanos(), peer.medianNanos());
    }

    private static String bytes(@Nullable Sample sample) {
        return sample == null ? "-" : String.format(Locale.ROOT, "%,d", sample.bytes());
    }
}
