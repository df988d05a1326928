package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on all traces of a test.
 *
 * <p>Import statically {@code io.github.perfectlap.testkit.TracingAssertions.assertThat} together with {@code
 * org.assertj.core.api.Assertions.assertThat}.
 */
public final class CapturedTracesAssert extends AbstractAssert<CapturedTracesAssert, CapturedTraces> {

    CapturedTracesAssert(@Nullable CapturedTraces actual) {
        super(actual, CapturedTracesAssert.class);
    }

    /**
     * Expects these steps and no others, with one root for each trace. A step that the shape puts
     * below a hand-off is waited for, at most for the capture's time limit.
     *
     * <pre>{@code
     * line       = indentation step {" > " step}
     * step       = name [" [" fact {", " fact} "]"] [" {" [attribute {", " attribute}] "}"]
     * fact       = "failed" [" " reason] | "degraded" | "abandoned" | "in order" | kind
     * kind       = "internal" | "server" | "client" | "producer" | "consumer"
     * attribute  = key "=" value | "…" | "..."
     * }</pre>
     *
     * <p>Each level is indented further than the one above, by blanks or by the strokes of a drawing;
     * behind a {@code >} stands a child of the step before it, and what is below the line belongs to
     * the last step on it.
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

    /** Expects that nothing was recorded. */
    public CapturedTracesAssert isEmpty() {
        isNotNull();
        List<TraceTree> trees = actual.trees();
        if (!trees.isEmpty()) {
            throw failure("%s", "nothing was to be recorded, but there is\n\n" + Trees.draw(trees));
        }
        return this;
    }

    /**
     * Expects that nothing that was recorded or handed over is a secret, planted by {@link CapturedTraces#secret} or
     * known by its looks. In JUnit that is so at the end of each test.
     *
     * <pre>{@code
     * checkout.run(tx -> tx.attribute("order.id", "4711"));
     * assertThat(traces).holdsNoSecret(); // passes
     * checkout.run(tx -> tx.attribute("card", "4111 1111 1111 1111"));
     * assertThat(traces).holdsNoSecret(); // fails: checkout: attribute card holds a card number, 4111… (19 characters)
     * }</pre>
     */
    public CapturedTracesAssert holdsNoSecret() {
        isNotNull();
        List<String> findings = actual.guard().findings(actual.spans());
        if (!findings.isEmpty()) {
            throw failure("%s", "what must not leave the process was recorded\n\n" + Clipped.lines(20, findings));
        }
        return this;
    }

    private AssertionError failure(Comparison comparison) {
        SideBySide texts = new SideBySide(comparison);
        SecretGuard guard = actual.guard();
        return failureWithActualExpected(
                guard.masked(texts.actual()),
                texts.expected(),
                "%s",
                guard.masked(Hint.appendedTo(FailureText.of(comparison) + actual.notes())));
    }
}
