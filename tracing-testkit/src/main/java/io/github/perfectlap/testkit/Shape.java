package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps that a test expects: what is read from a text and what is made by calls end here. */
record Shape(List<ExpectedStep> roots) {

    private static final int MOST = 100_000;

    Shape {
        Map<ExpectedStep, Long> often = new HashMap<>();
        long steps = 0;
        for (ExpectedStep step : new Walk<>(ExpectedStep::children).over(roots).toList()) {
            long above = often.getOrDefault(step.parent(), 1L);
            long here = above * Math.max(1, step.times().least());
            often.put(step, here);
            steps += here;
            if (steps > MOST) {
                throw new IllegalArgumentException("a shape may have " + MOST + " steps, but with '" + step.path()
                        + "' it has " + steps + ", each counted as often as it is to be there");
            }
        }
    }

    static Shape of(String text) {
        return new Shape(ShapeReader.read(text));
    }

    static Shape of(StepExpectation... roots) {
        if (roots.length == 0) {
            throw new IllegalArgumentException(
                    "at least one trace is to be expected; to expect that nothing was recorded, say isEmpty()");
        }
        return new Shape(
                Arrays.stream(roots).map(root -> root.placedBelow(null)).toList());
    }

    /** Each step below the one before it. */
    static Shape path(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("a path needs at least one step's name");
        }
        List<ExpectedStep> steps = new ArrayList<>();
        for (String name : names) {
            ExpectedStep above = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            steps.add(new ExpectedStep(ExpectedLine.of(name), above));
        }
        return new Shape(List.of(steps.get(0)));
    }

    /**
     * Compares all the trees at once.
     *
     * @param capture where they were recorded; null where that isn't known
     */
    Comparison compare(List<TraceTree> trees, @Nullable CapturedTraces capture, Level level) {
        Moments moments = Moments.of(capture);
        Comparison comparison =
                switch (level) {
                    case EXACTLY -> Comparer.exactly(roots, ActualStep.roots(trees, moments, Set.of()));
                    case AT_LEAST -> AtLeast.compare(roots, trees, moments);
                    case PATHS -> Paths.compare(roots, ActualStep.roots(trees, moments, Set.of()));
                };
        if (level != Level.PATHS) {
            comparison.judgeSignals(capture == null ? null : capture.tracing().goldenSignals());
        }
        return comparison.judged();
    }

    /** Every span that was found to be as expected. */
    static List<TracedSpan> spans(Comparison comparison) {
        return new Walk<>(ActualStep::children)
                .over(comparison.actual())
                .filter(step -> comparison.expectedOf(step) != null)
                .map(ActualStep::span)
                .toList();
    }
}
