package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what differs: equal names in equal places first, then new names, then new places. */
final class Comparer {

    private final Comparison comparison;
    private final Matching matching = new Matching();
    private final List<ExpectedStep> expected = new ArrayList<>();
    private final List<ActualStep> actual = new ArrayList<>();
    private final Set<String> expectedNames = new HashSet<>();
    private final Set<String> actualNames = new HashSet<>();
    private final List<Pair> moved = new ArrayList<>();

    private Comparer(Comparison comparison) {
        this.comparison = comparison;
        new Walk<>(ExpectedStep::children).over(comparison.expected()).forEach(expected::add);
        new Walk<>(ActualStep::children).over(comparison.actual()).forEach(actual::add);
        expected.forEach(step -> expectedNames.add(step.name()));
        actual.forEach(step -> actualNames.add(step.name()));
    }

    /** The comparison, still to be {@link Comparison#judged}. */
    static Comparison exactly(List<ExpectedStep> expected, List<ActualStep> actual) {
        Comparison comparison = new Comparison(Slots.of(expected, actual), actual);
        new Comparer(comparison).compare();
        return comparison;
    }

    private void compare() {
        level(comparison.expected(), comparison.actual(), false);
        // A parent stands before its children in both lists, so a subtree moves as a whole.
        List.copyOf(expected).forEach(this::findRenamed);
        List.copyOf(expected).forEach(this::findMoved);
        new Displaced(comparison).tell(moved);
        new LeftOver(comparison, expectedNames).tell(expected, actual);
        expected.forEach(new Timing(comparison)::judge);
        actual.stream().filter(ActualStep::isOpen).forEach(step -> comparison.add(Wording.open(step), step));
    }

    private void level(List<ExpectedStep> wanted, List<ActualStep> recorded, boolean inOrder) {
        List<ActualStep> free = recorded.stream().filter(this::isNew).toList();
        List<Pair> pairs =
                matching.pairs(wanted.stream().filter(this::isMissing).toList(), free, inOrder);
        pairs.forEach(this::accept);
        if (inOrder) {
            Sequence.outOfPlace(pairs, recorded)
                    .forEach(pair -> comparison.add(Wording.outOfOrder(pair.expected()), pair.actual()));
        }
    }

    private void accept(Pair pair) {
        comparison.pair(pair.expected(), pair.actual());
        StepDifferences.between(pair.expected(), pair.actual())
                .forEach(difference -> comparison.add(difference, pair.actual()));
        level(
                pair.expected().children(),
                pair.actual().children(),
                pair.expected().inOrder());
    }

    private void findRenamed(ExpectedStep step) {
        if (mustBeFound(step) && !actualNames.contains(step.name()) && isPlaceKnown(step)) {
            List<ActualStep> candidates =
                    siblingsOf(step).stream().filter(this::isNewName).toList();
            List<ActualStep> inPlace = candidates.stream()
                    .filter(candidate -> Neighbours.isBetween(comparison, step, candidate))
                    .toList();
            ActualStep renamed = Likeness.best(step, inPlace, isOnlyMissing(step));
            // In another place, its name has to say that it is the same.
            ActualStep elsewhere = renamed == null ? Likeness.best(step, candidates, false) : null;
            if (elsewhere != null) {
                comparison.add(Wording.outOfOrder(step), elsewhere);
            }
            acceptRenamed(step, renamed == null ? elsewhere : renamed);
        }
    }

    private void acceptRenamed(ExpectedStep step, @Nullable ActualStep renamed) {
        if (renamed != null) {
            comparison.add(Wording.renamed(step, renamed), renamed);
            accept(new Pair(step, renamed));
        }
    }

    private void findMoved(ExpectedStep step) {
        if (mayHaveMoved(step)) {
            List<ActualStep> sameName = actual.stream()
                    .filter(this::isNew)
                    .filter(a -> a.name().equals(step.name()))
                    .toList();
            List<Pair> best = matching.pairs(List.of(step), sameName, false);
            moved.addAll(best);
            best.forEach(this::accept);
        }
    }

    private boolean isMissing(ExpectedStep step) {
        return comparison.actualOf(step) == null;
    }

    private boolean mustBeFound(ExpectedStep step) {
        return isMissing(step) && !step.isOptional();
    }

    /** Not one of many that need not be there, nor what is below a step that need not. */
    private boolean mayHaveMoved(ExpectedStep step) {
        boolean isOneOfMany = step.isOptional() && step.times().most() > 1;
        return isMissing(step) && !isOneOfMany && !isBelowWhatIsLeftOut(step);
    }

    private boolean isBelowWhatIsLeftOut(ExpectedStep step) {
        for (ExpectedStep above = step.parent(); above != null; above = above.parent()) {
            if (above.isOptional() && isMissing(above)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNew(ActualStep step) {
        return comparison.expectedOf(step) == null;
    }

    private boolean isNewName(ActualStep step) {
        return isNew(step) && !expectedNames.contains(step.name());
    }

    private boolean isPlaceKnown(ExpectedStep step) {
        return step.parent() == null || !isMissing(step.parent());
    }

    private boolean isOnlyMissing(ExpectedStep step) {
        List<ExpectedStep> siblings =
                step.parent() == null ? comparison.expected() : step.parent().children();
        return siblings.stream().filter(this::mustBeFound).count() == 1;
    }

    private List<ActualStep> siblingsOf(ExpectedStep step) {
        ActualStep parent = comparison.actualOf(step.parent());
        return parent == null ? comparison.actual() : parent.children();
    }
}
