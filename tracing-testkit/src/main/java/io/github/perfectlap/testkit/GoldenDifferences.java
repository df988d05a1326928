package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is recorded otherwise than a golden file has it. */
final class GoldenDifferences {

    private final Comparison found;
    private final Map<ActualStep, ExpectedStep> stepNow = new HashMap<>();

    private GoldenDifferences(String golden, String now, List<TraceTree> trees, @Nullable CapturedTraces capture) {
        this.found = GoldenShape.of(golden).compare(trees, capture, Level.EXACTLY);
        Comparison itself = GoldenShape.of(now).compare(trees, capture, Level.EXACTLY);
        Iterator<ActualStep> same = steps(itself).iterator();
        steps(found).forEach(step -> {
            ExpectedStep written = itself.expectedOf(same.next());
            if (written != null) {
                stepNow.put(step, written);
            }
        });
    }

    /**
     * The comparison of the file's steps with those recorded, with at least one difference.
     *
     * @param now what the file would have to say
     */
    static Comparison between(String golden, String now, List<TraceTree> trees, @Nullable CapturedTraces capture) {
        return new GoldenDifferences(golden, now, trees, capture).all();
    }

    private static List<ActualStep> steps(Comparison comparison) {
        return new Walk<>(ActualStep::children).over(comparison.actual()).toList();
    }

    private Comparison all() {
        new Walk<>(ExpectedStep::children).over(found.expected()).forEach(this::compare);
        if (found.isMatch()) {
            found.tell(new Difference(DifferenceKind.VALUE, "the file says the same in other words"), null);
        }
        return found;
    }

    private void compare(ExpectedStep step) {
        ActualStep actual = found.actualOf(step);
        ExpectedStep recorded = actual == null ? null : stepNow.get(actual);
        // What is told already would be told again by its line.
        if (actual != null && recorded != null && found.marks(actual).isEmpty()) {
            compareOrder(step, recorded, actual);
            compareLine(step, recorded, actual);
        }
    }

    private void compareOrder(ExpectedStep step, ExpectedStep recorded, ActualStep actual) {
        if (step.inOrder() != recorded.inOrder() && isWholeBelow(step, actual)) {
            String text = ": its steps are " + order(recorded) + " now, expected " + order(step);
            found.tell(new Difference(DifferenceKind.ORDER, step.path() + text), actual);
        }
        if (step.isFree() != recorded.isFree()) {
            String text = ": stands " + place(recorded) + " now, expected " + place(step);
            found.tell(new Difference(DifferenceKind.ORDER, step.path() + text), actual);
        }
    }

    /** Whether the order of the steps can have changed for no other reason. */
    private boolean isWholeBelow(ExpectedStep step, ActualStep actual) {
        return step.children().size() == actual.children().size()
                && step.children().stream().allMatch(child -> found.actualOf(child) != null);
    }

    private void compareLine(ExpectedStep step, ExpectedStep recorded, ActualStep actual) {
        String line = GoldenShape.line(step);
        String lineNow = GoldenShape.line(recorded);
        if (!line.equals(lineNow)) {
            String text = ": is '" + lineNow + "', expected '" + line + "'";
            found.tell(new Difference(DifferenceKind.VALUE, step.path() + text), actual);
        }
    }

    private static String order(ExpectedStep step) {
        return step.inOrder() ? Arrangement.IN_ORDER.text() : "in any order";
    }

    private static String place(ExpectedStep step) {
        return step.isFree() ? "anywhere" : "in its place";
    }
}
