package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.StepShape;
import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.testkit.Walk.Visit;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Finds one tree among several, and draws them all. */
final class Trees {

    private static final int MAX_LINES = 30;
    private static final int MAX_LEVELS = 100;

    private Trees() {}

    static TraceTree only(List<TraceTree> trees, String wanted) {
        return only(trees, wanted, trees);
    }

    static TraceTree named(List<TraceTree> trees, String rootName) {
        List<TraceTree> fitting = trees.stream()
                .filter(tree -> tree.roots().get(0).name().equals(rootName))
                .toList();
        return only(fitting, "exactly one trace that starts with '" + rootName + "'", trees);
    }

    /** The shapes of the trees, indented, at most thirty lines; says so where there are none. */
    static String draw(List<TraceTree> trees) {
        if (trees.isEmpty()) {
            return "  no span has ended\n";
        }
        List<Visit<TraceNode>> steps = visits(trees);
        String shown = steps.stream().limit(MAX_LINES).map(Trees::line).collect(joining());
        int more = steps.size() - MAX_LINES;
        return more > 0 ? shown + "  … and " + more + " more steps\n" : shown;
    }

    /** The shapes of the trees, all of them, as an expectation would write them. */
    static String shapes(List<TraceTree> trees) {
        return trees.isEmpty()
                ? "no span has ended\n"
                : visits(trees).stream().map(Trees::shape).collect(joining());
    }

    private static List<Visit<TraceNode>> visits(List<TraceTree> trees) {
        return trees.stream()
                .flatMap(tree -> new Walk<>(TraceNode::children).visits(tree.roots()))
                .toList();
    }

    // Not by TreeDrawing.shape(), which refuses a very deep tree: what a debugger calls must not throw.
    private static String shape(Visit<TraceNode> step) {
        return "  ".repeat(Math.min(MAX_LEVELS, step.depth()))
                + StepShape.of(step.node().span()).text() + "\n";
    }

    private static String line(Visit<TraceNode> step) {
        String text = StepShape.of(step.node().span()).text();
        return "  ".repeat(step.depth() + 1) + Clipped.to(100, text) + "\n";
    }

    private static TraceTree only(List<TraceTree> fitting, String wanted, List<TraceTree> all) {
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String found = all.isEmpty() ? NothingRecorded.TEXT : "there are " + fitting.size() + "\n\n" + draw(all);
        throw new AssertionFailedError(Hint.appendedTo("expected " + wanted + ", but " + found));
    }
}
