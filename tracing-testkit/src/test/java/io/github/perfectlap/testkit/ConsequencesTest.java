package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failures and delays that spread upwards are told where they began; all others are told each. */
class ConsequencesTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final Tracer tracer = traces.openTelemetry().getTracer("test");

    @AfterEach
    void close() {
        traces.close();
    }

    /**
     * Records steps a, b and so on of 3 s, each below the one before.
     *
     * @param ends how each ended: degraded, a reason to have failed, or empty
     */
    private void nested(String... ends) {
        Context above = Context.root();
        for (int level = 0; level < ends.length; level++) {
            above = above.with(step(String.valueOf((char) ('a' + level)), ends[level], above));
        }
    }

    private Span step(String name, String end, Context parent) {
        Span span = tracer.spanBuilder(name)
                .setParent(parent)
                .setStartTimestamp(1, TimeUnit.SECONDS)
                .startSpan();
        if (end.equals("degraded")) {
            span.setAttribute(TransactionAttributes.OUTCOME, end);
        } else if (!end.isEmpty()) {
            span.setStatus(StatusCode.ERROR).setAttribute(TransactionAttributes.ERROR_TYPE, end);
        }
        span.end(4, TimeUnit.SECONDS);
        return span;
    }

    /** The lines between the first one and the drawing. */
    private List<String> told(String expected) {
        Throwable failure = catchThrowable(() -> assertThat(traces).hasShape(expected));
        String message = String.valueOf(failure.getMessage());
        return message.split("\n\n", 3)[1].lines().map(String::strip).toList();
    }

    @Test
    void error_sameReasonAbove_isToldWhereItBegan() {
        nested("declined", "", "declined");
        assertThat(told("a > b > c")).containsExactly("ERROR    c: failed declined, expected to succeed");
    }

    @Test
    void error_degradedAbove_isToldWhereItBegan() {
        nested("degraded", "declined");
        assertThat(told("a > b")).containsExactly("ERROR    b: failed declined, expected to succeed");
    }

    @Test
    void error_otherReasonAbove_isToldToo() {
        nested("timeout", "declined");
        assertThat(told("a > b"))
                .containsExactly(
                        "ERROR    a: failed timeout, expected to succeed",
                        "ERROR    b: failed declined, expected to succeed");
    }

    @Test
    void error_sameReasonBeside_isToldToo() {
        Context above = Context.root().with(step("a", "declined", Context.root()));
        step("b", "declined", above);
        step("c", "declined", above);
        assertThat(told("a\n  b\n  c"))
                .containsExactlyInAnyOrder(
                        "ERROR    b: failed declined, expected to succeed",
                        "ERROR    c: failed declined, expected to succeed");
    }

    @Test
    void error_aboveOneThatWasExpected_isTold() {
        nested("declined", "declined");
        assertThat(told("a > b [failed] {k=1}"))
                .containsExactly("ERROR    a: failed declined, expected to succeed", "VALUE    b: k=1 is missing");
    }

    @Test
    void error_aboveOneThatDidNotFail_isTold() {
        nested("degraded", "");
        assertThat(told("a > b [failed]"))
                .containsExactly("ERROR    a: degraded, expected to succeed", "ERROR    b: succeeded, expected failed");
    }

    @Test
    void error_thatDidNotSpread_isToldBesideTheOneMissedAbove() {
        nested("", "declined");
        assertThat(told("a [failed] > b"))
                .containsExactly(
                        "ERROR    a: succeeded, expected failed", "ERROR    b: failed declined, expected to succeed");
    }

    @Test
    void slow_aboveASlowOne_isToldWhereItBegan() {
        nested("", "", "");
        assertThat(told("a [within 1 s] > b > c [within 2 s]"))
                .containsExactly("SLOW     c: took 3000 ms, expected within 2 s");
    }

    @Test
    void slow_aboveAnError_isToldToo() {
        nested("", "declined");
        assertThat(told("a [within 1 s] > b"))
                .containsExactly(
                        "ERROR    b: failed declined, expected to succeed",
                        "SLOW     a: took 3000 ms, expected within 1 s");
    }

    @Test
    void error_aboveASlowOne_isToldToo() {
        nested("declined", "");
        assertThat(told("a > b [within 1 s]"))
                .containsExactly(
                        "ERROR    a: failed declined, expected to succeed",
                        "SLOW     b: took 3000 ms, expected within 1 s");
    }
}
