package io.github.perfectlap.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which steps are elsewhere, but for those that only follow a step that is gone or new. */
final class Displaced {

    private final Comparison comparison;

    Displaced(Comparison comparison) {
        this.comparison = comparison;
    }

    void tell(List<Pair> moved) {
        moved.stream()
                .filter(pair -> !hasMovedUp(pair) && !isWrapped(pair))
                .forEach(pair -> comparison.add(moved(pair), pair.actual()));
    }

    private Difference moved(Pair pair) {
        ActualStep above = comparison.actualOf(pair.expected().parent());
        boolean isTorn =
                pair.expected().parent() != null && pair.actual().node().parent() == null;
        return isTorn ? Wording.torn(pair, above) : Wording.moved(pair);
    }

    /** Whether the step above it is gone, and it hangs where that one hung. */
    private boolean hasMovedUp(Pair pair) {
        ExpectedStep above = pair.expected().parent();
        if (above == null || comparison.actualOf(above) != null) {
            return false;
        }
        while (above != null && comparison.actualOf(above) == null) {
            above = above.parent();
        }
        return above != null && comparison.actualOf(above) == pair.actual().parent();
    }

    /** Whether there are only new steps between it and the step that it was to hang on. */
    private boolean isWrapped(Pair pair) {
        ActualStep wanted = comparison.actualOf(pair.expected().parent());
        @Nullable ActualStep up = pair.actual().parent();
        while (up != null && comparison.expectedOf(up) == null) {
            up = up.parent();
        }
        return wanted != null && up == wanted;
    }

    /** What was expected below a missing step and is there, if any. */
    static boolean hasLeftSteps(Comparison comparison, ExpectedStep missing) {
        return missing.children().stream().anyMatch(child -> comparison.actualOf(child) != null);
    }

    /** The first step below a new one that was expected; null if there is none. */
    static @Nullable ActualStep wrappedBy(Comparison comparison, ActualStep fresh) {
        return new Walk<>(ActualStep::children)
                .over(fresh.children())
                .filter(step -> comparison.expectedOf(step) != null)
                .findFirst()
                .orElse(null);
    }
}
