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

    /** Asserts on one trace. */
    public static TraceTreeAssert assertThat(@Nullable TraceTree actual) {
        return new TraceTreeAssert(actual);
    }
}
