package io.github.perfectlap.testkit;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.ErrorKind;
import io.github.perfectlap.Outcome;
import io.github.perfectlap.report.StepShape.Fact;
import io.github.perfectlap.testkit.ExpectedAttributes.Strictness;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A step as a test expects it, with what is below it. It says the same as a line of {@link
 * CapturedTracesAssert#hasShape}, which each method names, and is compared by the same rules: what
 * isn't said of a step's kind, attributes, events, links or time may be anything, but a step of
 * whose end nothing is said must have succeeded.
 *
 * <pre>{@code
 * assertThat(traces)
 *         .hasTrace(transaction("checkout")
 *                 .attribute("order.id", "4-2")
 *                 .inOrder()
 *                 .with(
 *                         step("reserve stock").repeated(1, 3),
 *                         step("charge card").failed("declined").within(Duration.ofSeconds(2))));
 * }</pre>
 *
 * <p>What is shown of each method below is an argument of {@link CapturedTracesAssert#hasAtLeast(StepExpectation...)}
 * after an estimate, whose steps price and tax ran at once, and this checkout:
 *
 * <pre>{@code
 * checkout {items=3, order.id=4-2}
 *   reserve stock
 *   reserve stock [event cache miss]
 *   charge card [failed declined]              2.5 s
 *   publish order [producer, -> charge card]
 * }</pre>
 *
 * <p>Immutable: each method gives a new expectation. What contradicts itself is refused at once with
 * an {@link IllegalArgumentException}.
 */
public final class StepExpectation {

    private final ExpectedLine line;
    private final List<StepExpectation> children;

    StepExpectation(String name) {
        this(ExpectedLine.of(requireNonNull(name, "name")), List.of());
    }

    private StepExpectation(ExpectedLine line, List<StepExpectation> children) {
        this.line = line;
        this.children = children;
    }

    /**
     * Expects these steps below it, in any order unless {@link #inOrder} is said.
     *
     * <pre>{@code
     * transaction("checkout").with(step("charge card").failed()) // passes
     * transaction("checkout").with(step("charge card").failed().with(step("ask bank"))) // fails:
     *         // MISSING ask bank, expected under checkout > charge card
     * }</pre>
     */
    public StepExpectation with(StepExpectation... steps) {
        List<StepExpectation> more = new ArrayList<>(children);
        more.addAll(List.of(steps));
        return new StepExpectation(line, List.copyOf(more));
    }

    /**
     * Expects an attribute, {@code {key=value}}, of the type of the value: the number 3 is not the text
     * "3". With one, the step has exactly those that are named, unless {@link #andOtherAttributes} is said.
     *
     * <pre>{@code
     * transaction("checkout").attribute("order.id", "4-2").attribute("items", 3) // passes
     * transaction("checkout").attribute("order.id", "4-2").attribute("items", 4) // fails:
     *         // VALUE checkout: items=3, expected items=4
     * }</pre>
     *
     * @param value a string, a boolean, a whole number, a decimal one, or a list of one of these
     */
    public StepExpectation attribute(String key, Object value) {
        return with(line.attributes().plus(requireNonNull(key, "key"), TypedText.write(value)));
    }

    /**
     * Takes other attributes than those named too: {@code {key=value, …}}.
     *
     * <pre>{@code
     * transaction("checkout").attribute("items", 3).andOtherAttributes() // passes
     * transaction("checkout").attribute("items", 3) // fails:
     *         // VALUE checkout: order.id=4-2 is not expected
     * }</pre>
     */
    public StepExpectation andOtherAttributes() {
        return with(line.attributes().atLeast());
    }

    /**
     * Expects none of the user's own attributes: {@code {}}.
     *
     * <pre>{@code
     * step("charge card").failed().noAttributes() // passes
     * transaction("checkout").noAttributes()      // fails: VALUE checkout: items=3 is not expected
     * }</pre>
     */
    public StepExpectation noAttributes() {
        return with(new ExpectedAttributes(Strictness.EXACTLY, new TreeMap<>()));
    }

    /**
     * Expects an event of this name: {@code event cache miss}. Others may be there too.
     *
     * <pre>{@code
     * step("reserve stock").event("cache miss") // passes
     * step("reserve stock").event("cache hit")  // fails: VALUE reserve stock: event cache hit is missing
     * }</pre>
     */
    public StepExpectation event(String name) {
        return plus(new HasEvent(requireNonNull(name, "name")));
    }

    /**
     * Expects links to steps of these names and no others: {@code -> reserve stock, -> charge card}.
     *
     * <pre>{@code
     * step("publish order").linksTo("charge card")   // passes
     * step("publish order").linksTo("reserve stock") // fails:
     *         // VALUE publish order: link -> reserve stock is missing
     * }</pre>
     */
    public StepExpectation linksTo(String... steps) {
        StepExpectation linked = this;
        for (String step : steps) {
            linked = linked.plus(new LinksTo(requireNonNull(step, "step")));
        }
        return linked;
    }

    /**
     * Expects it to have failed, whatever the reason: {@code failed}.
     *
     * <pre>{@code
     * step("charge card").failed()   // passes
     * step("reserve stock").failed() // fails: ERROR reserve stock: succeeded, expected failed
     * }</pre>
     */
    public StepExpectation failed() {
        return ends(Outcome.FAILED, "");
    }

    /**
     * Expects it to have failed for this reason, or by an exception of this name: {@code failed declined}.
     *
     * <pre>{@code
     * step("charge card").failed("declined") // passes
     * step("charge card").failed("expired")  // fails: ERROR charge card: failed declined, expected failed expired
     * }</pre>
     */
    public StepExpectation failed(String reason) {
        return ends(Outcome.FAILED, requireNonNull(reason, "reason"));
    }

    /**
     * Expects it to have succeeded but for a part: {@code degraded}.
     *
     * <pre>{@code
     * transaction("estimate").degraded() // passes
     * transaction("checkout").degraded() // fails: ERROR checkout: succeeded, expected degraded
     * }</pre>
     */
    public StepExpectation degraded() {
        return ends(Outcome.DEGRADED, "");
    }

    /**
     * Expects that nobody completed it: {@code abandoned}.
     *
     * <pre>{@code
     * step("tax").abandoned()         // passes
     * step("charge card").abandoned() // fails: ERROR charge card: failed declined, expected abandoned
     * }</pre>
     */
    public StepExpectation abandoned() {
        return ends(Outcome.ABANDONED, "");
    }

    /**
     * Expects a kind of span: {@code producer}.
     *
     * <pre>{@code
     * step("publish order").kind(PRODUCER) // passes
     * step("publish order").kind(CLIENT)   // fails: VALUE publish order: is producer, expected client
     * }</pre>
     */
    public StepExpectation kind(SpanKind kind) {
        return plus(new IsOfKind(requireNonNull(kind, "kind")));
    }

    /**
     * Expects what is below it to start in the order given: {@code in order}.
     *
     * <pre>{@code
     * transaction("checkout").inOrder().with(step("reserve stock"), step("publish order")) // passes
     * transaction("checkout").inOrder().with(step("publish order"), step("reserve stock")) // fails:
     *         // ORDER reserve stock, expected after publish order under checkout
     * }</pre>
     */
    public StepExpectation inOrder() {
        return plus(Arrangement.IN_ORDER);
    }

    /**
     * Expects each step below it to run while each other does: {@code together}.
     *
     * <pre>{@code
     * transaction("estimate").degraded().together().with(step("price"), step("tax").abandoned()) // passes
     * transaction("checkout").together().with(step("reserve stock"), step("publish order")) // fails:
     *         // ORDER reserve stock and publish order ran one after another, expected together under checkout
     * }</pre>
     */
    public StepExpectation together() {
        return plus(Arrangement.TOGETHER);
    }

    /**
     * Expects no step below it to run while another does: {@code one after another}.
     *
     * <pre>{@code
     * transaction("checkout").oneAfterAnother().with(step("reserve stock"), step("publish order"))      // passes
     * transaction("estimate").degraded().oneAfterAnother().with(step("price"), step("tax").abandoned()) // fails:
     *         // ORDER price and tax ran at the same time, expected one after another under estimate
     * }</pre>
     */
    public StepExpectation oneAfterAnother() {
        return plus(Arrangement.ONE_AFTER_ANOTHER);
    }

    /**
     * Expects it so many times: {@code × 3}.
     *
     * <pre>{@code
     * transaction("checkout").with(step("reserve stock").repeated(2)) // passes
     * transaction("checkout").with(step("reserve stock").repeated(3)) // fails:
     *         // MISSING reserve stock, expected 3 times under checkout, is there 2 times
     * }</pre>
     */
    public StepExpectation repeated(int times) {
        return repeated(times, times);
    }

    /**
     * Expects it at least and at most so many times: {@code × 1..3}.
     *
     * <pre>{@code
     * transaction("checkout").with(step("reserve stock").repeated(1, 3)) // passes
     * transaction("checkout").with(step("reserve stock").repeated(3, 5)) // fails:
     *         // MISSING reserve stock, expected 3 times under checkout, is there 2 times
     * }</pre>
     */
    public StepExpectation repeated(int from, int to) {
        return plus(new Times(from, to));
    }

    /**
     * Takes it as well if it is not there: {@code optional}.
     *
     * <pre>{@code
     * transaction("checkout").with(step("apply voucher").optional()) // passes
     * transaction("checkout").with(step("charge card").optional()) // fails:
     *         // ERROR charge card: failed declined, expected to succeed
     * }</pre>
     */
    public StepExpectation optional() {
        return plus(Times.AT_MOST_ONCE);
    }

    /**
     * Expects it to take no longer: {@code within 200 ms}.
     *
     * <pre>{@code
     * step("charge card").failed().within(Duration.ofSeconds(3)) // passes
     * step("charge card").failed().within(Duration.ofSeconds(2)) // fails:
     *         // SLOW charge card: took 2500 ms, expected within 2 s
     * }</pre>
     */
    public StepExpectation within(Duration limit) {
        return plus(new Within(requireNonNull(limit, "limit")));
    }

    /**
     * Expects of its golden signals that so many have started in this capture: {@code started 3}.
     *
     * <pre>{@code
     * transaction("checkout").started(1) // passes
     * transaction("checkout").started(2) // fails: VALUE checkout: started 1, expected started 2
     * }</pre>
     */
    public StepExpectation started(long count) {
        return plus(new Count(Counted.STARTED, count));
    }

    /**
     * Expects of its golden signals that so many have ended in this capture: {@code ended 3}.
     *
     * <pre>{@code
     * transaction("checkout").ended(1) // passes
     * transaction("checkout").ended(2) // fails: VALUE checkout: ended 1, expected ended 2
     * }</pre>
     */
    public StepExpectation ended(long count) {
        return plus(new Count(Counted.ENDED, count));
    }

    /**
     * Expects of its golden signals that so many run now: {@code in flight 0}.
     *
     * <pre>{@code
     * transaction("checkout").inFlight(0) // passes
     * transaction("checkout").inFlight(1) // fails: VALUE checkout: in flight 0, expected in flight 1
     * }</pre>
     */
    public StepExpectation inFlight(long count) {
        return plus(new Count(Counted.IN_FLIGHT, count));
    }

    /**
     * Expects of its golden signals that so many have failed in the last minute: {@code errors 1}.
     *
     * <pre>{@code
     * transaction("checkout").errors(0) // passes
     * transaction("checkout").errors(1) // fails: ERROR checkout: errors 0, expected errors 1
     * }</pre>
     */
    public StepExpectation errors(long count) {
        return plus(new Count(Counted.ERRORS, count));
    }

    /**
     * Likewise of one kind of error: {@code explicit errors 1}.
     *
     * <pre>{@code
     * transaction("checkout").errors(ErrorKind.POLICY, 0) // passes
     * transaction("checkout").errors(ErrorKind.POLICY, 1) // fails:
     *         // ERROR checkout: policy errors 0, expected policy errors 1
     * }</pre>
     */
    public StepExpectation errors(ErrorKind kind, long count) {
        return plus(new Count(Counted.errors(kind), count));
    }

    /**
     * Expects of its golden signals that 99 % took no longer in this process: {@code p99 within 200 ms}.
     *
     * <pre>{@code
     * transaction("checkout").p99Within(Duration.ofMinutes(1)) // passes
     * transaction("checkout").p99Within(Duration.ofNanos(1)) // fails:
     *         // SLOW checkout: p99 1.8 ms, expected p99 within 1 ns
     * }</pre>
     */
    public StepExpectation p99Within(Duration limit) {
        return plus(new LatencyWithin(Share.P99, requireNonNull(limit, "limit")));
    }

    /**
     * Expects of its golden signals that what serves it is no fuller: {@code saturation within 0.8}; 1 is full.
     *
     * <pre>{@code
     * transaction("checkout").saturationWithin(0.8) // passes
     * transaction("checkout").saturationWithin(0.4) // fails:
     *         // VALUE checkout: saturation 0.5, expected saturation within 0.4
     * }</pre>
     */
    public StepExpectation saturationWithin(double most) {
        return plus(new SaturationWithin(most));
    }

    /** The same expectation in the grammar of {@link CapturedTracesAssert#hasShape}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new Walk<>(ExpectedStep::children).visits(List.of(placedBelow(null))).forEach(visit -> text.append(
                        "  ".repeat(visit.depth()))
                .append(visit.node().text())
                .append('\n'));
        return text.toString();
    }

    ExpectedStep placedBelow(@Nullable ExpectedStep parent) {
        ExpectedStep placed = new ExpectedStep(line, parent);
        children.forEach(child -> child.placedBelow(placed));
        return placed;
    }

    private StepExpectation ends(Outcome outcome, String reason) {
        return plus(new Ends(new Fact(outcome.text(), reason)));
    }

    private StepExpectation plus(Saying saying) {
        return new StepExpectation(line.plus(saying), children);
    }

    private StepExpectation with(ExpectedAttributes attributes) {
        return new StepExpectation(line.with(attributes), children);
    }
}
