package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one trace, captured by this test or read from elsewhere. */
public final class TraceTreeAssert extends AbstractAssert<TraceTreeAssert, TraceTree> {

    private Set<String> values = Set.of();

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

    /**
     * Says whose values a golden file holds; of all other attributes it holds the names only, since their values
     * may change from run to run, or be nobody's business.
     *
     * <pre>{@code
     * assertThat(traces).withValuesOf("currency").matchesGolden(); // passes if the file has {currency=EUR, order.id=…}
     * assertThat(traces).withValuesOf("currency").matchesGolden(); // fails if it is recorded as USD
     * }</pre>
     */
    public TraceTreeAssert withValuesOf(String... attributes) {
        values = Set.of(attributes);
        return this;
    }

    /**
     * Expects the trace to be as the test's golden file draws it: {@code
     * src/test/resources/<package>/<class>/<method>.trace}. Where there is none, it is written and the test passes;
     * where the environment variable {@code CI} is set, the test fails. {@code mvn test -Dperfectlap.golden=update}
     * writes all golden files anew and lists those that it changed.
     *
     * <p>The file is in the grammar of {@link io.github.perfectlap.report.TreeDrawing#stable}, and is the same for
     * every run with the same steps: without times and ids, in order only where one thread has started the steps
     * of a step in that order.
     *
     * <pre>{@code
     * assertThat(tree).matchesGolden(); // passes if the file draws these steps, or if there is none yet
     * assertThat(tree).matchesGolden(); // fails with one step more: NEW      audit under checkout
     * }</pre>
     */
    public TraceTreeAssert matchesGolden() {
        return compareWithGolden(null);
    }

    /**
     * The same as {@link #matchesGolden()}, with a file of that name: for a test that has several, or for tests that
     * share one.
     *
     * <pre>{@code
     * assertThat(tree).matchesGolden("declined card"); // passes if …/declined card.trace draws these steps
     * assertThat(tree).matchesGolden("paid card");     // fails: ERROR    charge card: failed, expected to succeed
     * }</pre>
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, blanks, dots, - and _
     */
    public TraceTreeAssert matchesGolden(String name) {
        return compareWithGolden(requireNonNull(name, "name"));
    }

    private TraceTreeAssert compareWithGolden(@Nullable String name) {
        isNotNull();
        CapturedTraces owner = Owners.of(actual);
        List<TracedSpan> asExpected =
                Golden.of(owner == null ? null : owner.test(), name).check(List.of(actual), owner, values);
        if (owner != null) {
            owner.covered().add(asExpected);
        }
        return this;
    }
}
