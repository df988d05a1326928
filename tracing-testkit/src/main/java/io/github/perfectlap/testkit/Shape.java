package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The steps that a test expects. */
record Shape(List<ExpectedStep> roots) {

    static final String NOTHING =
            "nothing was recorded; the code under test must use the tracing() or the openTelemetry() of"
                    + " this test's CapturedTraces";

    static Shape of(String text) {
        return new Shape(ShapeReader.read(text));
    }

    /**
     * Compares all the trees at once.
     *
     * @param capture where they were recorded; null where that isn't known
     */
    Comparison compare(List<TraceTree> trees, @Nullable CapturedTraces capture) {
        ToIntFunction<TracedSpan> start =
                capture == null ? span -> 0 : span -> capture.book().start(span);
        return new Comparison(roots, ActualStep.roots(trees, start));
    }

    /** Every span that was compared. */
    static List<TracedSpan> spans(Comparison comparison) {
        return new Walk<>(ActualStep::children)
                .over(comparison.actual())
                .map(ActualStep::span)
                .toList();
    }
}
