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
 */
record Drawn(@Nullable ActualStep actual, @Nullable ExpectedStep missing) {

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
            return requireNonNull(missing).name() + "  ← " + DifferenceKind.MISSING;
        }
        String marks = comparison.marks(actual).stream()
                .map(difference -> difference.kind().name())
                .distinct()
                .collect(joining(", "));
        String step = Clipped.to(100, actual.shape().text());
        return marks.isEmpty() ? step : step + "  ← " + marks;
    }

    private static List<Drawn> merged(Comparison comparison, List<ActualStep> recorded, List<ExpectedStep> wanted) {
        List<Drawn> lines = new ArrayList<>();
        recorded.forEach(step -> lines.add(new Drawn(step, null)));
        int place = 0;
        for (ExpectedStep step : wanted) {
            ActualStep found = comparison.actualOf(step);
            int index = found == null ? -1 : lines.indexOf(new Drawn(found, null));
            if (found == null) {
                lines.add(place++, new Drawn(null, step));
            } else if (index >= 0) {
                place = index + 1;
            }
        }
        return lines;
    }
}
