package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.Step;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Links, events, times, and spans that were not ended. */
class ClaimsTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final Tracer tracer = traces.openTelemetry().getTracer("test");

    @AfterEach
    void close() {
        traces.close();
    }

    private Span span(String name, Context parent, Span... links) {
        SpanBuilder builder = tracer.spanBuilder(name).setParent(parent).setStartTimestamp(1, TimeUnit.SECONDS);
        for (Span link : links) {
            builder.addLink(link.getSpanContext());
        }
        return builder.startSpan();
    }

    private void batchOfTwo() {
        Span first = span("order", Context.root());
        Span second = span("refund", Context.root());
        first.end();
        second.end();
        span("batch", Context.root(), first, second).end();
    }

    @Test
    void links_severalParents_areComparedByName() {
        batchOfTwo();
        assertThat(traces).hasShape("order\nrefund\nbatch [-> refund, -> order]");
        assertThat(traces).hasShape("order\nrefund\nbatch");
    }

    @Test
    void links_otherOnes_areTold() {
        batchOfTwo();
        assertThatThrownBy(() -> assertThat(traces).hasShape("order\nrefund\nbatch [-> order, -> order]"))
                .hasMessageContaining("VALUE    batch: link -> order is missing\n")
                .hasMessageContaining("VALUE    batch: link -> refund is not expected\n")
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> assertThat(
                                failure.getActual().getStringRepresentation())
                        .contains("batch [-> order, -> refund]\n"));
    }

    @Test
    void within_slowBelowSlow_namesTheDeepest() {
        Span checkout = span("checkout", Context.root());
        Span charge = span("charge card", Context.root().with(checkout));
        charge.end(3, TimeUnit.SECONDS);
        checkout.end(4, TimeUnit.SECONDS);
        assertThatThrownBy(() ->
                        assertThat(traces).hasShape("checkout [within 2 s] > charge card [within 500 ms, event x]"))
                .hasMessageStartingWith("checkout: 2 differences\n")
                .hasMessageContaining("SLOW     charge card: took 2000 ms, expected within 500 ms\n")
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> assertThat(
                                failure.getActual().getStringRepresentation())
                        .isEqualTo("checkout [took 3000 ms]\n  charge card [took 2000 ms]\n"));
    }

    @Test
    void hasShape_stepOfTheLibrarysIsOpen_isInItsPlace() {
        traces.timeLimit(Duration.ZERO);
        Step handOff = traces.tracing().transaction("checkout").call(tx -> tx.handOff("publish"));
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout [producer] > publish {n=1}"))
                .hasMessageStartingWith("checkout: 2 differences\n")
                .hasMessageContaining("OPEN     publish under checkout was not ended; started at ")
                .hasMessageContaining("VALUE    checkout: is internal, expected producer\n")
                .hasMessageContaining("└─ publish  ← OPEN\n");
        handOff.close();
    }

    @Test
    void hasShape_parentWasNotRecorded_isTorn() {
        Span foreign = Span.wrap(SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
        span("checkout", Context.root()).end();
        span("ship", Context.root().with(foreign)).end();
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout > ship"))
                .hasMessageContaining(
                        "TORN     ship, expected under checkout, hangs on a step that was not recorded\n");
    }

    @Test
    void hasAtLeast_failureThatWasExpected_isCovered() {
        traces.tracing().transaction("checkout").run(tx -> {
            tx.run("charge card", charge -> charge.fail("declined"));
            tx.run("audit", audit -> audit.fail("timeout"));
        });
        assertThat(traces).hasAtLeast("checkout [failed] > charge card [failed declined]");
        assertThat(traces.spans())
                .filteredOn(traces::isExpected)
                .extracting(recorded -> recorded.name())
                .containsExactly("checkout", "charge card");
        assertThat(traces.spans()).noneMatch(traces.covered()::isLate);
    }
}
