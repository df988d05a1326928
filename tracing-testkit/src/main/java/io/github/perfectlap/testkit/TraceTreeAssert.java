package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one trace, captured by this test or read from elsewhere. */
public final class TraceTreeAssert extends AbstractAssert<TraceTreeAssert, TraceTree> {

    TraceTreeAssert(@Nullable TraceTree actual) {
        super(actual, TraceTreeAssert.class);
    }

    /**
     * Expects these steps and no others, in the grammar of {@link CapturedTracesAssert#hasShape}. The
     * tree is as it was when it was taken: nothing is waited for.
     *
     * @throws IllegalArgumentException if the text can't be read; it shows the line
     */
    public TraceTreeAssert hasShape(String shape) {
        Shape expected = Shape.of(shape);
        isNotNull();
        CapturedTraces owner = Owners.of(actual);
        Comparison comparison = expected.compare(List.of(actual), owner);
        if (!comparison.isMatch()) {
            SideBySide texts = new SideBySide(comparison);
            throw failureWithActualExpected(
                    texts.actual(), texts.expected(), "%s", Hint.appendedTo(FailureText.of(comparison)));
        }
        if (owner != null) {
            owner.covered().add(Shape.spans(comparison));
        }
        return this;
    }
}
