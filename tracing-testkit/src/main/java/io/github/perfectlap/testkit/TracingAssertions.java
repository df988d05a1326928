package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import org.jspecify.annotations.Nullable;

/**
 * Entry points for assertions on traces; may be imported statically beside AssertJ's own {@code
 * Assertions}.
 */
public final class TracingAssertions {

    private TracingAssertions() {}

    /**
     * Asserts on everything that a test has captured, after waiting until it is complete.
     *
     * <pre>{@code
     * assertThat(traces).hasTrace(transaction("checkout").with(step("charge card"))); // passes if that is all
     * assertThat(traces).hasTrace(transaction("checkout"));                           // fails: NEW charge card
     * }</pre>
     */
    public static CapturedTracesAssert assertThat(@Nullable CapturedTraces actual) {
        return new CapturedTracesAssert(actual);
    }

    /**
     * The outermost step of a trace, as a test expects it: {@code assertThat(traces).hasTrace(transaction("checkout"))}.
     */
    public static StepExpectation transaction(String name) {
        return new StepExpectation(name);
    }

    /** A step below another, as a test expects it. */
    public static StepExpectation step(String name) {
        return new StepExpectation(name);
    }

    /**
     * Asserts on one trace.
     *
     * <pre>{@code
     * assertThat(traces.tree("checkout")).hasPath("checkout", "charge card"); // passes
     * assertThat(traces.tree("checkout")).hasPath("checkout", "refund card"); // fails: MISSING refund card
     * }</pre>
     */
    public static TraceTreeAssert assertThat(@Nullable TraceTree actual) {
        return new TraceTreeAssert(actual);
    }
}
