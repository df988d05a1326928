package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceTree;
import org.jspecify.annotations.Nullable;

/**
 * Entry points for assertions on traces; may be imported statically beside AssertJ's own {@code
 * Assertions}.
 */
public final class TracingAssertions {

    private TracingAssertions() {}

    /** Asserts on everything that a test has captured, after waiting until it is complete. */
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

    /** Asserts on one trace. */
    public static TraceTreeAssert assertThat(@Nullable TraceTree actual) {
        return new TraceTreeAssert(actual);
    }
}
