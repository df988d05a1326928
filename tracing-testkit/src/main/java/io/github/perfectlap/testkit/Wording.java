package io.github.perfectlap.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where a step is and where it should be. */
final class Wording {

    private Wording() {}

    static Difference renamed(ExpectedStep step, ActualStep now) {
        return new Difference(DifferenceKind.RENAMED, step.path() + " is now " + now.name());
    }

    static Difference moved(Pair pair) {
        return new Difference(
                DifferenceKind.MOVED,
                expected(pair.expected(), "") + ", is " + place(pair.actual().parent()));
    }

    /**
     * A step that hangs on nothing that was recorded.
     *
     * @param above what it was to hang on, or null where that is missing
     */
    static Difference torn(Pair pair, @Nullable ActualStep above) {
        boolean isRoot = pair.actual().span().isRoot();
        String how = isRoot ? "began a trace of its own" : "hangs on a step that was not recorded";
        String where = isRoot ? otherThread(pair.actual(), above) : "";
        return new Difference(DifferenceKind.TORN, expected(pair.expected(), "") + ", " + how + where);
    }

    /** Where the context was not handed on; empty where one thread has started both. */
    private static String otherThread(ActualStep step, @Nullable ActualStep above) {
        Thread thread = step.thread();
        Thread wanted = above == null ? null : above.thread();
        if (thread == null || wanted == null || thread == wanted) {
            return "";
        }
        return " on thread " + thread.getName() + " at " + step.startPlace();
    }

    /** A step that is missing, with so many of the steps below it. */
    static Difference missing(ExpectedStep step, long below, boolean hasLeftSteps) {
        String left = hasLeftSteps ? "; what was to be below it is there" : "";
        return new Difference(DifferenceKind.MISSING, expected(step, after(step)) + andBelow(below) + left);
    }

    /** Steps of one name, of which fewer are there than must be. */
    static Difference tooFew(ExpectedStep step, long are, long wanted) {
        String there = are == 0 ? ", is not there" : ", is there " + Times.words(are);
        return new Difference(DifferenceKind.MISSING, expected(step, Times.words(wanted) + " ") + there);
    }

    /** Steps of one name, of which more are there than may be. */
    static Difference tooMany(ActualStep step, long are, String wanted) {
        return new Difference(
                DifferenceKind.NEW,
                step.name() + " " + place(step.parent()) + ", " + Times.words(are) + ", expected " + wanted);
    }

    static Difference open(ActualStep step) {
        String where = step.name() + " " + place(step.parent()) + " was not ended; started at ";
        return new Difference(DifferenceKind.OPEN, where + step.startPlace());
    }

    /** Two that were to run at the same time, or were not to. */
    static Difference arranged(ExpectedStep parent, Arrangement wanted, Pair first, Pair second) {
        String how = wanted == Arrangement.TOGETHER ? " ran one after another" : " ran at the same time";
        String names = first.actual().name() + " and " + second.actual().name();
        return new Difference(
                DifferenceKind.ORDER, names + how + ", expected " + wanted.text() + " under " + parent.path());
    }

    /** A step that was not expected, at least not once more, with so many new ones below it. */
    static Difference fresh(ActualStep step, boolean isKnown, long below, String wrapped) {
        String often = isKnown ? ", one more than expected" : "";
        String around = wrapped.isEmpty() ? "" : ", around " + wrapped;
        return new Difference(
                DifferenceKind.NEW, step.name() + " " + place(step.parent()) + often + around + andBelow(below));
    }

    static Difference outOfOrder(ExpectedStep step) {
        String where = after(step).isEmpty() ? "as the first " : after(step);
        return new Difference(DifferenceKind.ORDER, expected(step, where));
    }

    private static String expected(ExpectedStep step, String where) {
        ExpectedStep parent = step.parent();
        String place = parent == null ? "at the top" : "under " + parent.path();
        return step.name() + ", expected " + where + place;
    }

    static String place(@Nullable ActualStep parent) {
        return parent == null ? "at the top" : "under " + parent.path();
    }

    private static String andBelow(long steps) {
        return steps == 0 ? "" : ", with " + Words.steps(steps) + " below it";
    }

    private static String after(ExpectedStep step) {
        ExpectedStep parent = step.parent();
        if (parent == null || !parent.inOrder()) {
            return "";
        }
        List<ExpectedStep> before =
                parent.children().subList(0, parent.children().indexOf(step));
        return before.stream()
                .filter(sibling -> !sibling.isOptional())
                .reduce((first, second) -> second)
                .map(sibling -> "after " + sibling.name() + " ")
                .orElse("");
    }
}
