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

    /** Expects these steps below it, in any order unless {@link #inOrder} is said. */
    public StepExpectation with(StepExpectation... steps) {
        List<StepExpectation> more = new ArrayList<>(children);
        more.addAll(List.of(steps));
        return new StepExpectation(line, List.copyOf(more));
    }

    /**
     * Expects an attribute, {@code {key=value}}, of the type of the value: the number 3 is not the text
     * "3". With one, the step has exactly those that are named, unless {@link #andOtherAttributes} is said.
     *
     * @param value a string, a boolean, a whole number, a decimal one, or a list of one of these
     */
    public StepExpectation attribute(String key, Object value) {
        return with(line.attributes().plus(requireNonNull(key, "key"), TypedText.write(value)));
    }

    /** Takes other attributes than those named too: {@code {key=value, …}}. */
    public StepExpectation andOtherAttributes() {
        return with(line.attributes().atLeast());
    }

    /** Expects none of the user's own attributes: {@code {}}. */
    public StepExpectation noAttributes() {
        return with(new ExpectedAttributes(Strictness.EXACTLY, new TreeMap<>()));
    }

    /** Expects an event of this name: {@code event cache miss}. Others may be there too. */
    public StepExpectation event(String name) {
        return plus(new HasEvent(requireNonNull(name, "name")));
    }

    /** Expects links to steps of these names and no others: {@code -> reserve stock, -> charge card}. */
    public StepExpectation linksTo(String... steps) {
        StepExpectation linked = this;
        for (String step : steps) {
            linked = linked.plus(new LinksTo(requireNonNull(step, "step")));
        }
        return linked;
    }

    /** Expects it to have failed, whatever the reason: {@code failed}. */
    public StepExpectation failed() {
        return ends(Outcome.FAILED, "");
    }

    /** Expects it to have failed for this reason, or by an exception of this name: {@code failed declined}. */
    public StepExpectation failed(String reason) {
        return ends(Outcome.FAILED, requireNonNull(reason, "reason"));
    }

    /** Expects it to have succeeded but for a part: {@code degraded}. */
    public StepExpectation degraded() {
        return ends(Outcome.DEGRADED, "");
    }

    /** Expects that nobody completed it: {@code abandoned}. */
    public StepExpectation abandoned() {
        return ends(Outcome.ABANDONED, "");
    }

    /** Expects a kind of span: {@code producer}. */
    public StepExpectation kind(SpanKind kind) {
        return plus(new IsOfKind(requireNonNull(kind, "kind")));
    }

    /** Expects what is below it to start in the order given: {@code in order}. */
    public StepExpectation inOrder() {
        return plus(Arrangement.IN_ORDER);
    }

    /** Expects each step below it to run while each other does: {@code together}. */
    public StepExpectation together() {
        return plus(Arrangement.TOGETHER);
    }

    /** Expects no step below it to run while another does: {@code one after another}. */
    public StepExpectation oneAfterAnother() {
        return plus(Arrangement.ONE_AFTER_ANOTHER);
    }

    /** Expects it so many times: {@code × 3}. */
    public StepExpectation repeated(int times) {
        return repeated(times, times);
    }

    /** Expects it at least and at most so many times: {@code × 1..3}. */
    public StepExpectation repeated(int from, int to) {
        return plus(new Times(from, to));
    }

    /** Takes it as well if it is not there: {@code optional}. */
    public StepExpectation optional() {
        return plus(Times.AT_MOST_ONCE);
    }

    /** Expects it to take no longer: {@code within 200 ms}. */
    public StepExpectation within(Duration limit) {
        return plus(new Within(requireNonNull(limit, "limit")));
    }

    /** Expects of its golden signals that so many have started in this capture: {@code started 3}. */
    public StepExpectation started(long count) {
        return plus(new Count(Counted.STARTED, count));
    }

    /** Expects of its golden signals that so many have ended in this capture: {@code ended 3}. */
    public StepExpectation ended(long count) {
        return plus(new Count(Counted.ENDED, count));
    }

    /** Expects of its golden signals that so many run now: {@code in flight 0}. */
    public StepExpectation inFlight(long count) {
        return plus(new Count(Counted.IN_FLIGHT, count));
    }

    /** Expects of its golden signals that so many have failed in the last minute: {@code errors 1}. */
    public StepExpectation errors(long count) {
        return plus(new Count(Counted.ERRORS, count));
    }

    /** Likewise of one kind of error: {@code explicit errors 1}. */
    public StepExpectation errors(ErrorKind kind, long count) {
        return plus(new Count(Counted.errors(kind), count));
    }

    /** Expects of its golden signals that 99 % took no longer in this process: {@code p99 within 200 ms}. */
    public StepExpectation p99Within(Duration limit) {
        return plus(new LatencyWithin(Share.P99, requireNonNull(limit, "limit")));
    }

    /** Expects of its golden signals that what serves it is no fuller: {@code saturation within 0.8}; 1 is full. */
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
