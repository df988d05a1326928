package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what stands beside a step. */
final class Neighbours {

    private Neighbours() {}

    /** Whether a recorded step stands where an expected one would, as far as there is an order. */
    static boolean isBetween(Comparison comparison, ExpectedStep step, ActualStep candidate) {
        ExpectedStep parent = step.parent();
        ActualStep above = candidate.parent();
        if (parent == null || above == null || !parent.inOrder()) {
            return true;
        }
        int index = parent.children().indexOf(step);
        List<ExpectedStep> before = new ArrayList<>(parent.children().subList(0, index));
        Collections.reverse(before);
        List<ExpectedStep> after =
                parent.children().subList(index + 1, parent.children().size());
        int position = above.children().indexOf(candidate);
        ActualStep previous = nearest(comparison, before, above);
        ActualStep next = nearest(comparison, after, above);
        return (previous == null || above.children().indexOf(previous) < position)
                && (next == null || above.children().indexOf(next) > position);
    }

    private static @Nullable ActualStep nearest(Comparison comparison, List<ExpectedStep> siblings, ActualStep above) {
        for (ExpectedStep sibling : siblings) {
            ActualStep found = comparison.actualOf(sibling);
            if (found != null && found.parent() == above) {
                return found;
            }
        }
        return null;
    }
}
