package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the drawing that goes with a failure: a recorded step, or the place of a missing one.
 *
 * @param actual null for a missing one
 * @param missing null for a recorded one
 * @param count how many lines like it follow each other
 */
record Drawn(@Nullable ActualStep actual, @Nullable ExpectedStep missing, int count) {

    static List<Drawn> roots(Comparison comparison) {
        return merged(comparison, comparison.actual(), comparison.expected());
    }

    List<Drawn> children(Comparison comparison) {
        if (actual == null) {
            return List.of();
        }
        ExpectedStep expected = comparison.expectedOf(actual);
        return merged(comparison, actual.children(), expected == null ? List.of() : expected.children());
    }

    boolean isMarked(Comparison comparison) {
        return actual == null || !comparison.marks(actual).isEmpty();
    }

    /** The step and what is wrong with it. */
    String text(Comparison comparison) {
        if (actual == null) {
            return times(requireNonNull(missing).name()) + "  ← " + DifferenceKind.MISSING;
        }
        String marks = comparison.marks(actual).stream()
                .map(difference -> difference.kind().name())
                .distinct()
                .collect(joining(", "));
        String step =
                times(Clipped.to(100, comparison.withoutSecret(actual.shape()).text()));
        return marks.isEmpty() ? step : step + "  ← " + marks;
    }

    private String times(String step) {
        return count == 1 ? step : step + " × " + count;
    }

    private boolean isLeaf() {
        return actual == null || actual.children().isEmpty();
    }

    /** Equal leaves that follow each other become one line, as in any drawing of a trace. */
    private static List<Drawn> folded(Comparison comparison, List<Drawn> lines) {
        List<Drawn> folded = new ArrayList<>();
        for (Drawn line : lines) {
            Drawn before = folded.isEmpty() ? null : folded.get(folded.size() - 1);
            if (before != null && line.isLeaf() && before.isLeaf() && before.isLike(line, comparison)) {
                folded.set(folded.size() - 1, new Drawn(before.actual, before.missing, before.count + 1));
            } else {
                folded.add(line);
            }
        }
        return folded;
    }

    private boolean isLike(Drawn other, Comparison comparison) {
        return new Drawn(actual, missing, 1).text(comparison).equals(other.text(comparison));
    }

    private static List<Drawn> merged(Comparison comparison, List<ActualStep> recorded, List<ExpectedStep> wanted) {
        List<Drawn> lines = new ArrayList<>();
        recorded.forEach(step -> lines.add(new Drawn(step, null, 1)));
        int place = 0;
        for (ExpectedStep step : wanted) {
            ActualStep found = comparison.actualOf(step);
            int index = found == null ? -1 : lines.indexOf(new Drawn(found, null, 1));
            if (found == null && !step.isOptional()) {
                lines.add(place++, new Drawn(null, step, 1));
            } else if (index >= 0) {
                place = index + 1;
            }
        }
        return folded(comparison, lines);
    }
}
