package io.github.perfectlap.testkit;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import io.github.perfectlap.testkit.Walk.Visit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expected and the recorded steps as two texts that differ only where something is wrong, for
 * an IDE to show beside each other.
 */
final class SideBySide {

    private final Comparison comparison;

    SideBySide(Comparison comparison) {
        this.comparison = comparison;
    }

    String expected() {
        return new Walk<ExpectedStep>(step -> spokenOf(step.children()))
                .visits(spokenOf(comparison.expected()))
                .map(visit -> line(visit, once(visit.node()).text()))
                .collect(joining());
    }

    String actual() {
        return new Walk<>(this::childrenAsExpected)
                .visits(inOrderOf(comparison.expected(), comparison.actual()))
                .map(visit -> line(visit, text(visit.node())))
                .collect(joining());
    }

    /** Those that must be there, and of the others those that are. */
    private List<ExpectedStep> spokenOf(List<ExpectedStep> steps) {
        return steps.stream()
                .filter(step -> !step.isOptional() || comparison.actualOf(step) != null)
                .toList();
    }

    private static ExpectedStep once(ExpectedStep step) {
        return new ExpectedStep(step.line().once(), null);
    }

    private List<ActualStep> childrenAsExpected(ActualStep parent) {
        ExpectedStep expected = comparison.expectedOf(parent);
        return expected == null || expected.inOrder()
                ? parent.children()
                : inOrderOf(expected.children(), parent.children());
    }

    private List<ActualStep> inOrderOf(List<ExpectedStep> expected, List<ActualStep> steps) {
        List<ActualStep> sorted = new ArrayList<>(steps);
        sorted.sort(comparingInt(step -> position(expected, comparison.expectedOf(step))));
        return sorted;
    }

    private static int position(List<ExpectedStep> all, @Nullable ExpectedStep step) {
        int index = step == null ? -1 : all.indexOf(step);
        return index < 0 ? all.size() : index;
    }

    /** Says of a step what its expectation speaks of; everything where there is none. */
    private String text(ActualStep step) {
        ExpectedStep expected = comparison.expectedOf(step);
        if (expected == null) {
            return step.shape().text();
        }
        List<String> words = new SaidOf(step, expected, comparison).words();
        var compared = expected.attributes().compared(step.attributes());
        return expected.attributes().written(Words.name(step.name()), words, compared);
    }

    private static String line(Visit<?> visit, String text) {
        return "  ".repeat(Math.min(100, visit.depth())) + text + "\n";
    }
}
