package io.github.perfectlap.testkit;

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

    /** A step that is missing, with so many of the steps below it. */
    static Difference missing(ExpectedStep step, long below) {
        return new Difference(DifferenceKind.MISSING, expected(step, after(step)) + andBelow(below));
    }

    /** A step that was not expected, at least not once more, with so many new ones below it. */
    static Difference fresh(ActualStep step, boolean isKnown, long below) {
        String often = isKnown ? ", one more than expected" : "";
        return new Difference(DifferenceKind.NEW, step.name() + " " + place(step.parent()) + often + andBelow(below));
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

    private static String place(@Nullable ActualStep parent) {
        return parent == null ? "at the top" : "under " + parent.path();
    }

    private static String andBelow(long steps) {
        return steps == 0 ? "" : ", with " + steps + (steps == 1 ? " step" : " steps") + " below it";
    }

    private static String after(ExpectedStep step) {
        ExpectedStep parent = step.parent();
        int index = parent == null ? 0 : parent.children().indexOf(step);
        return parent == null || index == 0 || !parent.inOrder()
                ? ""
                : "after " + parent.children().get(index - 1).name() + " ";
    }
}
