package io.github.perfectlap.testkit;

import java.util.List;
import java.util.Set;

/** Tells what no partner was found for: each once, those of one name at one place together. */
final class LeftOver {

    private final Comparison comparison;
    private final Set<String> expectedNames;

    LeftOver(Comparison comparison, Set<String> expectedNames) {
        this.comparison = comparison;
        this.expectedNames = expectedNames;
    }

    void tell(List<ExpectedStep> expected, List<ActualStep> actual) {
        expected.stream().filter(this::isToBeTold).forEach(this::tellMissing);
        actual.stream().filter(this::isToBeTold).forEach(this::tellNew);
    }

    private boolean isToBeTold(ExpectedStep step) {
        boolean isPlaceKnown = step.parent() == null || !isMissing(step.parent());
        return isMissing(step) && !step.isOptional() && isPlaceKnown && isFirst(step, missingLike(step));
    }

    private boolean isToBeTold(ActualStep step) {
        return isNew(step) && (step.parent() == null || !isNew(step.parent())) && isFirst(step, newLike(step));
    }

    private static <T> boolean isFirst(T step, List<T> alike) {
        return alike.get(0) == step;
    }

    private void tellMissing(ExpectedStep step) {
        long missing = missingLike(step).size();
        long wanted = like(step).stream().filter(each -> !each.isOptional()).count();
        boolean isOneOfMany = missing > 1 || step.times().most() > 1;
        long below = new Walk<>(ExpectedStep::children)
                .over(step.children())
                .filter(each -> isMissing(each) && !each.isOptional())
                .count();
        Difference difference = isOneOfMany
                ? Wording.tooFew(step, wanted - missing, wanted)
                : Wording.missing(step, below, Displaced.hasLeftSteps(comparison, step));
        comparison.add(difference, null);
    }

    private void tellNew(ActualStep step) {
        List<ActualStep> extra = newLike(step);
        long wanted = wanted(step);
        Difference difference = wanted + extra.size() > 2
                ? Wording.tooMany(step, wanted + extra.size(), often(step, wanted))
                : Wording.fresh(step, expectedNames.contains(step.name()), newBelow(step), wrapped(step));
        comparison.add(difference, step);
        extra.stream().skip(1).forEach(each -> comparison.mark(difference, each));
    }

    private String wrapped(ActualStep step) {
        ActualStep wrapped = Displaced.wrappedBy(comparison, step);
        return wrapped == null ? "" : wrapped.name();
    }

    private long newBelow(ActualStep step) {
        return new Walk<>(ActualStep::children)
                .over(step.children())
                .filter(this::isNew)
                .count();
    }

    /** How many are expected at the place of a step that is too much. */
    private long wanted(ActualStep step) {
        return placeOf(step).stream()
                .filter(each -> each.name().equals(step.name()) && !isMissing(each))
                .count();
    }

    private String often(ActualStep step, long wanted) {
        boolean isLimit = placeOf(step).stream().anyMatch(each -> each.name().equals(step.name()) && each.isOptional());
        return wanted == 0 ? "none" : (isLimit ? "at most " : "") + Times.words(wanted);
    }

    private List<ExpectedStep> placeOf(ActualStep step) {
        ExpectedStep parent = comparison.expectedOf(step.parent());
        return parent == null ? comparison.expected() : parent.children();
    }

    private List<ExpectedStep> like(ExpectedStep step) {
        List<ExpectedStep> siblings =
                step.parent() == null ? comparison.expected() : step.parent().children();
        return siblings.stream().filter(each -> each.name().equals(step.name())).toList();
    }

    private List<ExpectedStep> missingLike(ExpectedStep step) {
        return like(step).stream()
                .filter(each -> isMissing(each) && !each.isOptional())
                .toList();
    }

    private List<ActualStep> newLike(ActualStep step) {
        List<ActualStep> siblings =
                step.parent() == null ? comparison.actual() : step.parent().children();
        return siblings.stream()
                .filter(each -> isNew(each) && each.name().equals(step.name()))
                .toList();
    }

    private boolean isMissing(ExpectedStep step) {
        return comparison.actualOf(step) == null;
    }

    private boolean isNew(ActualStep step) {
        return comparison.expectedOf(step) == null;
    }
}
