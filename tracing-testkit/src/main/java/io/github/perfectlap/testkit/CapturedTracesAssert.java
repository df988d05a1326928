package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.report.TraceTree;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
     * assertThat(traces).hasShape("""
     *     checkout [in order] {order.id=4-2}
     *       load cart
     *       charge card [failed declined]
     *     """);                                                     // passes if it was so
     * assertThat(traces).hasShape("checkout > load cart");          // fails: NEW charge card under checkout
     * }</pre>
     *
     * <pre>{@code
     * line       = indentation (step {" > " step} | "in any order:")
     * step       = name [" × " count] [" [" fact {", " fact} "]"] [" {" [attribute {", " attribute}] "}"]
     * count      = number [".." [number]]
     * fact       = "failed" [" " reason] | "degraded" | "abandoned" | kind | "optional" | children
     *            | "within " time | "event " name | "-> " step's name | signal
     * kind       = "internal" | "server" | "client" | "producer" | "consumer"
     * children   = "in order" | "together" | "one after another"
     * signal     = ("started" | "ended" | "in flight" | [errorkind " "] "errors") " " number
     *            | ("p50" | "p95" | "p99" | "max") " within " time | "saturation within " decimal
     * errorkind  = "explicit" | "implicit" | "policy"
     * time       = number " " ("ns" | "us" | "ms" | "s")
     * attribute  = key "=" ["(" type ") "] value | "…" | "..."
     * type       = ("string" | "boolean" | "long" | "double") ["[]"]
     * }</pre>
     *
     * <p>Each level is indented further than the one above, by blanks or by the strokes of a drawing;
     * behind a {@code >} stands a child of the step before it, and what is below the line belongs to
     * the last step on it.
     *
     * <p>A step with a count is there that often, with all that is below it: {@code × 3} three times, {@code × 1..3}
     * once to three times, {@code × 0..} any number of times. Below a step that is {@code in order},
     * {@code in any order:} stands above those children that may have started at any place among the others.
     *
     * <p>Children may stand in any order unless their parent is {@code in order}: then they must have
     * started in the order given. Below {@code together} each must have run while each other did, below
     * {@code one after another} none. A step without a fact about its end must have succeeded; {@code
     * failed} alone takes any reason, and a reason without a dot takes any class of that simple name: {@code
     * failed IOException} stands for {@code java.io.IOException} too. Links are compared where one is named,
     * and then all of them. Without braces attributes are not compared; with them, a step has exactly these, or with
     * {@code …} at least these; a type is compared where it is written. A signal speaks of all transactions of that
     * name that the capture's {@code Tracing} has run. What is the user's own attribute, and what needs quotes, is as
     * in {@link io.github.perfectlap.report.TreeDrawing#shape()}, whose drawings can be pasted.
     *
     * <p>It speaks of what has ended by then. A trace of it that has got more spans at the end of the test, after
     * its last passing assertion, fails the test.
     *
     * @throws IllegalArgumentException if the text can't be read; it shows the line
     */
    public CapturedTracesAssert hasShape(String shape) {
        return has(Shape.of(shape), Level.EXACTLY);
    }

    /**
     * The same as {@link #hasShape}, said by calls: these traces and no others.
     *
     * <pre>{@code
     * assertThat(traces).hasTrace(transaction("checkout").with(step("load cart"), step("charge card").failed()));
     * assertThat(traces).hasTrace(transaction("checkout").with(step("load cart"))); // fails: NEW charge card
     * }</pre>
     */
    public CapturedTracesAssert hasTrace(StepExpectation... roots) {
        return has(Shape.of(roots), Level.EXACTLY);
    }

    /**
     * Expects these steps in this form; others may be there too, also above, between and below them. What
     * is not expected may fail only where the test says so.
     *
     * <pre>{@code
     * assertThat(traces).hasAtLeast("checkout > charge card");        // passes, with a load cart as well
     * assertThat(traces).hasAtLeast("checkout > charge card > ship"); // fails: MISSING ship
     * }</pre>
     *
     * @throws IllegalArgumentException if the text can't be read; it shows the line
     */
    public CapturedTracesAssert hasAtLeast(String shape) {
        return has(Shape.of(shape), Level.AT_LEAST);
    }

    /**
     * The same as {@link #hasAtLeast(String)}, said by calls.
     *
     * <pre>{@code
     * assertThat(traces).hasAtLeast(transaction("checkout").with(step("charge card"))); // passes
     * assertThat(traces).hasAtLeast(transaction("checkout").with(step("ship")));        // fails: MISSING ship
     * }</pre>
     */
    public CapturedTracesAssert hasAtLeast(StepExpectation... roots) {
        return has(Shape.of(roots), Level.AT_LEAST);
    }

    /**
     * Expects each of these steps somewhere below the one before it. Nothing else is looked at: not how they ended,
     * nor how many there are.
     *
     * <pre>{@code
     * assertThat(traces).hasPath("checkout", "ask bank"); // passes, with a charge card between them
     * assertThat(traces).hasPath("ask bank", "checkout"); // fails: MOVED checkout, expected below ask bank
     * }</pre>
     */
    public CapturedTracesAssert hasPath(String... steps) {
        return has(Shape.path(steps), Level.PATHS);
    }

    /**
     * Expects that no step has this name. Fails also where nothing was recorded at all: see {@link #isEmpty}.
     *
     * <pre>{@code
     * assertThat(traces).never("refund card"); // passes if there is none
     * assertThat(traces).never("charge card"); // fails: NEW charge card under checkout, expected never
     * }</pre>
     */
    public CapturedTracesAssert never(String step) {
        return hasNot(negatives -> negatives.never(step));
    }

    /**
     * Expects that no step of the one name is anywhere below one of the other.
     *
     * <pre>{@code
     * assertThat(traces).neverUnder("charge card", "estimate"); // passes if it is under checkout only
     * assertThat(traces).neverUnder("charge card", "checkout"); // fails: NEW charge card under checkout
     * }</pre>
     */
    public CapturedTracesAssert neverUnder(String step, String above) {
        return hasNot(negatives -> negatives.neverUnder(step, above));
    }

    /**
     * Expects that no step of the one name runs while one of the other does.
     *
     * <pre>{@code
     * assertThat(traces).neverOverlap("charge card", "ship");     // passes if one ends before the other starts
     * assertThat(traces).neverOverlap("charge card", "checkout"); // fails: ORDER charge card ran while checkout did
     * }</pre>
     */
    public CapturedTracesAssert neverOverlap(String step, String other) {
        return hasNot(negatives -> negatives.neverOverlap(step, other));
    }

    /**
     * Expects that no step has an attribute of this key. The message doesn't tell its value.
     *
     * <pre>{@code
     * assertThat(traces).noAttribute("card.number"); // passes if none has
     * assertThat(traces).noAttribute("order.id");    // fails: VALUE checkout has order.id, expected never
     * }</pre>
     */
    public CapturedTracesAssert noAttribute(String key) {
        return hasNot(negatives -> negatives.noAttribute(key));
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

    /**
     * Expects that nothing was recorded.
     *
     * <pre>{@code
     * tracing.switchOff();
     * checkout.run(tx -> {});
     * assertThat(traces).isEmpty(); // passes
     * tracing.switchOn();
     * checkout.run(tx -> {});
     * assertThat(traces).isEmpty(); // fails and draws checkout
     * }</pre>
     */
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

    private CapturedTracesAssert has(Shape expected, Level level) {
        isNotNull();
        Comparison comparison = actual.compare(expected, level);
        fail(Verdict.of(comparison, expected, actual));
        Verdict.cover(actual.covered(), comparison, level);
        return this;
    }

    private CapturedTracesAssert hasNot(Function<Negatives, Comparison> check) {
        isNotNull();
        Comparison comparison =
                check.apply(new Negatives(ActualStep.roots(actual.trees(), Moments.of(actual), Set.of())));
        fail(Verdict.ofNegative(comparison, actual));
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
}
