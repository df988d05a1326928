package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
     * <pre>{@code
     * assertThat(traces.onlyTree()).hasShape("checkout > load cart"); // passes if that is all
     * assertThat(traces.onlyTree()).hasShape("checkout");             // fails: NEW load cart under checkout
     * }</pre>
     *
     * @throws IllegalArgumentException if the text can't be read; it shows the line
     */
    public TraceTreeAssert hasShape(String shape) {
        return has(Shape.of(shape), Level.EXACTLY);
    }

    /**
     * The same, said by calls.
     *
     * <pre>{@code
     * assertThat(tree).hasTrace(transaction("checkout").with(step("load cart"))); // passes if that is all
     * assertThat(tree).hasTrace(transaction("checkout"));                         // fails: NEW load cart
     * }</pre>
     */
    public TraceTreeAssert hasTrace(StepExpectation root) {
        return has(Shape.of(root), Level.EXACTLY);
    }

    /**
     * Expects these steps; others may be there too. As {@link CapturedTracesAssert#hasAtLeast(String)}.
     *
     * <pre>{@code
     * assertThat(tree).hasAtLeast("checkout > ask bank"); // passes, with a charge card between them
     * assertThat(tree).hasAtLeast("checkout > ship");     // fails: MISSING ship, expected under checkout
     * }</pre>
     *
     * @throws IllegalArgumentException if the text can't be read; it shows the line
     */
    public TraceTreeAssert hasAtLeast(String shape) {
        return has(Shape.of(shape), Level.AT_LEAST);
    }

    /**
     * The same, said by calls.
     *
     * <pre>{@code
     * assertThat(tree).hasAtLeast(transaction("checkout").with(step("ask bank"))); // passes
     * assertThat(tree).hasAtLeast(transaction("checkout").with(step("ship")));     // fails: MISSING ship
     * }</pre>
     */
    public TraceTreeAssert hasAtLeast(StepExpectation root) {
        return has(Shape.of(root), Level.AT_LEAST);
    }

    /**
     * Expects each of these steps somewhere below the one before it; only names count.
     *
     * <pre>{@code
     * assertThat(tree).hasPath("checkout", "ask bank"); // passes, with a charge card between them
     * assertThat(tree).hasPath("ask bank", "checkout"); // fails: MOVED checkout, expected below ask bank
     * }</pre>
     */
    public TraceTreeAssert hasPath(String... steps) {
        return has(Shape.path(steps), Level.PATHS);
    }

    /**
     * Expects that no step has this name.
     *
     * <pre>{@code
     * assertThat(tree).never("refund card"); // passes if there is none
     * assertThat(tree).never("charge card"); // fails: NEW charge card under checkout, expected never
     * }</pre>
     */
    public TraceTreeAssert never(String step) {
        return hasNot(negatives -> negatives.never(step));
    }

    /**
     * Expects that no step of the one name is anywhere below one of the other.
     *
     * <pre>{@code
     * assertThat(tree).neverUnder("charge card", "estimate"); // passes if it is under checkout only
     * assertThat(tree).neverUnder("charge card", "checkout"); // fails: NEW charge card under checkout
     * }</pre>
     */
    public TraceTreeAssert neverUnder(String step, String above) {
        return hasNot(negatives -> negatives.neverUnder(step, above));
    }

    /**
     * Expects that no step of the one name runs while one of the other does.
     *
     * <pre>{@code
     * assertThat(tree).neverOverlap("charge card", "ship");     // passes if one ends before the other starts
     * assertThat(tree).neverOverlap("charge card", "checkout"); // fails: ORDER charge card ran while checkout did
     * }</pre>
     */
    public TraceTreeAssert neverOverlap(String step, String other) {
        return hasNot(negatives -> negatives.neverOverlap(step, other));
    }

    /**
     * Expects that no step has an attribute of this key. The message doesn't tell its value.
     *
     * <pre>{@code
     * assertThat(tree).noAttribute("card.number"); // passes if none has
     * assertThat(tree).noAttribute("order.id");    // fails: VALUE checkout has order.id, expected never
     * }</pre>
     */
    public TraceTreeAssert noAttribute(String key) {
        return hasNot(negatives -> negatives.noAttribute(key));
    }

    private TraceTreeAssert has(Shape expected, Level level) {
        isNotNull();
        CapturedTraces owner = Owners.of(actual);
        Comparison comparison = expected.compare(List.of(actual), owner, level);
        fail(Verdict.of(comparison, expected, owner));
        if (owner != null) {
            Verdict.cover(owner.covered(), comparison, level);
        }
        return this;
    }

    private TraceTreeAssert hasNot(Function<Negatives, Comparison> check) {
        isNotNull();
        CapturedTraces owner = Owners.of(actual);
        List<ActualStep> steps = ActualStep.roots(List.of(actual), Moments.of(owner), Set.of());
        fail(Verdict.ofNegative(check.apply(new Negatives(steps)), owner));
        return this;
    }

    private void fail(@Nullable Verdict verdict) {
        if (verdict != null && verdict.hasTexts()) {
            throw failureWithActualExpected(verdict.actual(), verdict.expected(), "%s", verdict.message());
        }
        if (verdict != null) {
            throw failure("%s", verdict.message());
        }
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
