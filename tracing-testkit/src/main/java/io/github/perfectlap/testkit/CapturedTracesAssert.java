package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.report.TraceTree;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on all traces of a test.
 *
 * <p>Import statically {@code io.github.perfectlap.testkit.TracingAssertions.assertThat} together with {@code
 * org.assertj.core.api.Assertions.assertThat}.
 */
public final class CapturedTracesAssert extends AbstractAssert<CapturedTracesAssert, CapturedTraces> {

    private Set<String> values = Set.of();

    CapturedTracesAssert(@Nullable CapturedTraces actual) {
        super(actual, CapturedTracesAssert.class);
    }

    /**
     * Expects these steps and no others, with one root for each trace. A step that the shape puts
     * below a hand-off is waited for, at most for the capture's time limit.
     *
     * <pre>{@code
     * line       = indentation (step {" > " step} | "in any order:")
     * step       = name [" × " count] [" [" fact {", " fact} "]"] [" {" [attribute {", " attribute}] "}"]
     * fact       = "failed" [" " reason] | "degraded" | "abandoned" | "in order" | kind
     * kind       = "internal" | "server" | "client" | "producer" | "consumer"
     * attribute  = key "=" value | "…" | "..."
     * }</pre>
     *
     * <p>Each level is indented further than the one above, by blanks or by the strokes of a drawing;
     * behind a {@code >} stands a child of the step before it, and what is below the line belongs to
     * the last step on it.
     *
     * <p>A step with a count is there that often, with all that is below it. Below a step that is {@code in order},
     * {@code in any order:} stands above those children that may have started at any place among the others.
     *
     * <p>Children may stand in any order unless their parent is {@code in order}: then they must have
     * started in the order given. A step without a fact about its end must have succeeded; {@code
     * failed} alone takes any reason, and a reason without a dot takes any class of that simple name: {@code
     * failed IOException} stands for {@code java.io.IOException} too. Without braces attributes are not compared;
     * with them, a step has exactly these, or with {@code …} at least these. What is the user's own attribute, and
     * what needs quotes, is as in {@link io.github.perfectlap.report.TreeDrawing#shape()}, whose drawings
     * can be pasted.
     *
     * <p>It speaks of what has ended by then. A trace of it that has got more spans at the end of the test, after
     * its last passing assertion, fails the test.
     *
     * @throws IllegalArgumentException if the text can't be read; it shows the line
     */
    public CapturedTracesAssert hasShape(String shape) {
        Shape expected = Shape.of(shape);
        isNotNull();
        Comparison comparison = actual.compare(expected);
        if (!comparison.isMatch()) {
            throw failure(comparison);
        }
        actual.covered().add(Shape.spans(comparison));
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
    public CapturedTracesAssert withValuesOf(String... attributes) {
        values = Set.of(attributes);
        return this;
    }

    /**
     * Expects all traces to be as the test's golden file draws them: {@code
     * src/test/resources/<package>/<class>/<method>.trace}. Where there is none, it is written and the test passes;
     * where the environment variable {@code CI} is set, the test fails. {@code mvn test -Dperfectlap.golden=update}
     * writes all golden files anew and lists those that it changed.
     *
     * <p>The file is in the grammar of {@link io.github.perfectlap.report.TreeDrawing#stable}, and is the same for
     * every run with the same steps: without times and ids, in order only where one thread has started the steps
     * of a step in that order.
     *
     * <pre>{@code
     * assertThat(traces).matchesGolden(); // passes if the file draws these steps, or if there is none yet
     * assertThat(traces).matchesGolden(); // fails with one step more: NEW      audit under checkout
     * }</pre>
     */
    public CapturedTracesAssert matchesGolden() {
        return compareWithGolden(null);
    }

    /**
     * The same as {@link #matchesGolden()}, with a file of that name: for a test that has several, or for tests that
     * share one.
     *
     * <pre>{@code
     * assertThat(traces).matchesGolden("declined card"); // passes if …/declined card.trace draws these steps
     * assertThat(traces).matchesGolden("paid card");     // fails: ERROR    charge card: failed, expected to succeed
     * }</pre>
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, blanks, dots, - and _
     */
    public CapturedTracesAssert matchesGolden(String name) {
        return compareWithGolden(requireNonNull(name, "name"));
    }

    private CapturedTracesAssert compareWithGolden(@Nullable String name) {
        isNotNull();
        actual.covered().add(Golden.of(actual.test(), name).check(actual, values));
        return this;
    }

    /** Expects that nothing was recorded. */
    public CapturedTracesAssert isEmpty() {
        isNotNull();
        List<TraceTree> trees = actual.trees();
        if (!trees.isEmpty()) {
            throw failure("%s", "nothing was to be recorded, but there is\n\n" + Trees.draw(trees));
        }
        return this;
    }

    private AssertionError failure(Comparison comparison) {
        SideBySide texts = new SideBySide(comparison);
        return failureWithActualExpected(
                texts.actual(), texts.expected(), "%s", Hint.appendedTo(FailureText.of(comparison)));
    }
}
