package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.List;

/** Judges whether steps ran at the same time. */
final class Timing {

    private final Comparison comparison;

    Timing(Comparison comparison) {
        this.comparison = comparison;
    }

    void judge(ExpectedStep parent) {
        for (Arrangement wanted : List.of(Arrangement.TOGETHER, Arrangement.ONE_AFTER_ANOTHER)) {
            if (parent.is(wanted)) {
                judge(parent, wanted);
            }
        }
    }

    private void judge(ExpectedStep parent, Arrangement wanted) {
        List<Pair> children = inPlace(parent);
        for (int index = 0; index < children.size(); index++) {
            Pair one = children.get(index);
            List<Pair> wrong = children.subList(index + 1, children.size()).stream()
                    .filter(other -> isWrong(wanted, one, other))
                    .toList();
            if (!wrong.isEmpty()) {
                // The first is enough: where three are to run together, each of them is late for the others.
                comparison.add(Wording.arranged(parent, wanted, one, wrong.get(0)), comparison.actualOf(parent));
                return;
            }
        }
    }

    private static boolean isWrong(Arrangement wanted, Pair one, Pair other) {
        boolean haveEnded = !one.actual().isOpen() && !other.actual().isOpen();
        return haveEnded && one.actual().overlaps(other.actual()) != (wanted == Arrangement.TOGETHER);
    }

    /** Whether a parent's children are as it wants them, as far as they are there. */
    static boolean holds(Comparison comparison, ExpectedStep parent, Arrangement wanted) {
        List<Pair> children = new Timing(comparison).inPlace(parent);
        return children.stream()
                .noneMatch(one -> children.stream().anyMatch(two -> !one.equals(two) && isWrong(wanted, one, two)));
    }

    /** The children that are where they were expected; a step elsewhere is judged for that alone. */
    private List<Pair> inPlace(ExpectedStep parent) {
        ActualStep above = comparison.actualOf(parent);
        List<Pair> pairs = new ArrayList<>();
        for (ExpectedStep child : parent.children()) {
            ActualStep recorded = comparison.actualOf(child);
            if (recorded != null && recorded.parent() == above) {
                pairs.add(new Pair(child, recorded));
            }
        }
        return pairs;
    }
}
