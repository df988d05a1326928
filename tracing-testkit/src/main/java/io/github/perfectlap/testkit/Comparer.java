package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what differs: equal names in equal places first, then new names, then new places. */
final class Comparer {

    private final Comparison comparison;
    private final Matching matching = new Matching();
    private final List<ExpectedStep> expected = new ArrayList<>();
    private final List<ActualStep> actual = new ArrayList<>();
    private final Set<String> expectedNames = new HashSet<>();
    private final Set<String> actualNames = new HashSet<>();

    Comparer(Comparison comparison) {
        this.comparison = comparison;
        new Walk<>(ExpectedStep::children).over(comparison.expected()).forEach(expected::add);
        new Walk<>(ActualStep::children).over(comparison.actual()).forEach(actual::add);
        expected.forEach(step -> expectedNames.add(step.name()));
        actual.forEach(step -> actualNames.add(step.name()));
    }

    void compare() {
        level(comparison.expected(), comparison.actual(), false);
        // A parent stands before its children in both lists, so a subtree moves as a whole.
        List.copyOf(expected).forEach(this::findRenamed);
        List.copyOf(expected).forEach(this::findMoved);
        expected.stream().filter(this::isMissing).forEach(this::addMissing);
        actual.stream().filter(this::isNew).forEach(this::addNew);
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
        if (isMissing(step) && !actualNames.contains(step.name()) && isPlaceKnown(step)) {
            List<ActualStep> candidates =
                    siblingsOf(step).stream().filter(this::isNewName).toList();
            ActualStep renamed = Likeness.best(step, candidates, isOnlyMissing(step));
            if (renamed != null) {
                comparison.add(Wording.renamed(step, renamed), renamed);
                accept(new Pair(step, renamed));
            }
        }
    }

    private void findMoved(ExpectedStep step) {
        if (isMissing(step)) {
            List<ActualStep> sameName = actual.stream()
                    .filter(this::isNew)
                    .filter(a -> a.name().equals(step.name()))
                    .toList();
            List<Pair> best = matching.pairs(List.of(step), sameName, false);
            best.forEach(pair -> comparison.add(Wording.moved(pair), pair.actual()));
            best.forEach(this::accept);
        }
    }

    private void addMissing(ExpectedStep step) {
        if (isPlaceKnown(step)) {
            Stream<ExpectedStep> all = new Walk<>(ExpectedStep::children).over(List.of(step));
            long below = all.filter(this::isMissing).count() - 1;
            comparison.add(Wording.missing(step, below), null);
        }
    }

    private void addNew(ActualStep step) {
        if (step.parent() == null || !isNew(step.parent())) {
            Stream<ActualStep> all = new Walk<>(ActualStep::children).over(List.of(step));
            long below = all.filter(this::isNew).count() - 1;
            comparison.add(Wording.fresh(step, expectedNames.contains(step.name()), below), step);
        }
    }

    private boolean isMissing(ExpectedStep step) {
        return comparison.actualOf(step) == null;
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
        return siblings.stream().filter(this::isMissing).count() == 1;
    }

    private List<ActualStep> siblingsOf(ExpectedStep step) {
        ActualStep parent = comparison.actualOf(step.parent());
        return parent == null ? comparison.actual() : parent.children();
    }
}
