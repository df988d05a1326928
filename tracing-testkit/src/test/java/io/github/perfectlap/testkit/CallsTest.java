package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static io.github.perfectlap.testkit.TracingAssertions.step;
import static io.github.perfectlap.testkit.TracingAssertions.transaction;
import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.PRODUCER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.ErrorKind;
import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the documentation of {@link StepExpectation} shows of each call. */
class CallsTest {

    private final CapturedTraces traces = CapturedTraces.create();
    private final Tracer tracer = traces.openTelemetry().getTracer("shop");

    @BeforeEach
    void recordCheckout() {
        BusinessTransaction checkout = traces.tracing().transaction("checkout").capacity(() -> 0.5);
        checkout.run(order -> {
            order.attribute("order.id", "4-2").attribute("items", 3);
            start("reserve stock").end();
            start("reserve stock").addEvent("cache miss").end();
            Span charge = tracer.spanBuilder("charge card")
                    .setStartTimestamp(1_000, TimeUnit.MILLISECONDS)
                    .startSpan();
            charge.setStatus(StatusCode.ERROR).setAttribute("error.type", "declined");
            charge.end(3_500, TimeUnit.MILLISECONDS);
            tracer.spanBuilder("publish order")
                    .setSpanKind(PRODUCER)
                    .addLink(charge.getSpanContext())
                    .startSpan()
                    .end();
        });
    }

    @BeforeEach
    void recordEstimate() {
        Span estimate = start("estimate").setAttribute(TransactionAttributes.OUTCOME, "degraded");
        try (Scope inside = estimate.makeCurrent()) {
            Span price = start("price");
            start("tax")
                    .setAttribute(TransactionAttributes.OUTCOME, "abandoned")
                    .end();
            price.end();
        }
        estimate.end();
    }

    @AfterEach
    void close() {
        traces.close();
    }

    private Span start(String name) {
        return tracer.spanBuilder(name).startSpan();
    }

    private void passes(StepExpectation expected) {
        assertThat(traces).hasAtLeast(expected);
    }

    private void fails(StepExpectation expected, String difference) {
        assertThatThrownBy(() -> assertThat(traces).hasAtLeast(expected)).hasMessageContaining("  " + difference);
    }

    @Test
    void steps_belowATransaction_areComparedAsShown() {
        passes(transaction("checkout").with(step("charge card").failed()));
        fails(
                transaction("checkout").with(step("charge card").failed().with(step("ask bank"))),
                "MISSING  ask bank, expected under checkout > charge card");
        passes(transaction("checkout").inOrder().with(step("reserve stock"), step("publish order")));
        fails(
                transaction("checkout").inOrder().with(step("publish order"), step("reserve stock")),
                "ORDER    reserve stock, expected after publish order under checkout");
        passes(transaction("estimate")
                .degraded()
                .together()
                .with(step("price"), step("tax").abandoned()));
        fails(
                transaction("checkout").together().with(step("reserve stock"), step("publish order")),
                "ORDER    reserve stock and publish order ran one after another, expected together under checkout");
        passes(transaction("checkout").oneAfterAnother().with(step("reserve stock"), step("publish order")));
        fails(
                transaction("estimate")
                        .degraded()
                        .oneAfterAnother()
                        .with(step("price"), step("tax").abandoned()),
                "ORDER    price and tax ran at the same time, expected one after another under estimate");
        passes(transaction("checkout").with(step("reserve stock").repeated(2)));
        fails(
                transaction("checkout").with(step("reserve stock").repeated(3)),
                "MISSING  reserve stock, expected 3 times under checkout, is there 2 times");
        passes(transaction("checkout").with(step("reserve stock").repeated(1, 3)));
        fails(
                transaction("checkout").with(step("reserve stock").repeated(3, 5)),
                "MISSING  reserve stock, expected 3 times under checkout, is there 2 times");
        passes(transaction("checkout").with(step("apply voucher").optional()));
        fails(
                transaction("checkout").with(step("charge card").optional()),
                "ERROR    charge card: failed declined, expected to succeed");
    }

    @Test
    void attributes_ofAStep_areComparedAsShown() {
        passes(transaction("checkout").attribute("order.id", "4-2").attribute("items", 3));
        fails(
                transaction("checkout").attribute("order.id", "4-2").attribute("items", 4),
                "VALUE    checkout: items=3, expected items=4");
        passes(transaction("checkout").attribute("items", 3).andOtherAttributes());
        fails(transaction("checkout").attribute("items", 3), "VALUE    checkout: order.id=4-2 is not expected");
        passes(step("charge card").failed().noAttributes());
        fails(transaction("checkout").noAttributes(), "VALUE    checkout: items=3 is not expected");
    }

    @Test
    void facts_ofAStep_areComparedAsShown() {
        passes(step("reserve stock").event("cache miss"));
        fails(step("reserve stock").event("cache hit"), "VALUE    reserve stock: event cache hit is missing");
        passes(step("publish order").linksTo("charge card"));
        fails(
                step("publish order").linksTo("reserve stock"),
                "VALUE    publish order: link -> reserve stock is missing");
        passes(step("publish order").kind(PRODUCER));
        fails(step("publish order").kind(CLIENT), "VALUE    publish order: is producer, expected client");
        passes(step("charge card").failed().within(Duration.ofSeconds(3)));
        fails(
                step("charge card").failed().within(Duration.ofSeconds(2)),
                "SLOW     charge card: took 2500 ms, expected within 2 s");
    }

    @Test
    void ends_ofAStep_areComparedAsShown() {
        passes(step("charge card").failed());
        fails(step("reserve stock").failed(), "ERROR    reserve stock: succeeded, expected failed");
        passes(step("charge card").failed("declined"));
        fails(step("charge card").failed("expired"), "ERROR    charge card: failed declined, expected failed expired");
        passes(transaction("estimate").degraded());
        fails(transaction("checkout").degraded(), "ERROR    checkout: succeeded, expected degraded");
        passes(step("tax").abandoned());
        fails(step("charge card").abandoned(), "ERROR    charge card: failed declined, expected abandoned");
    }

    @Test
    void signals_ofATransaction_areComparedAsShown() {
        passes(transaction("checkout").started(1));
        fails(transaction("checkout").started(2), "VALUE    checkout: started 1, expected started 2");
        passes(transaction("checkout").ended(1));
        fails(transaction("checkout").ended(2), "VALUE    checkout: ended 1, expected ended 2");
        passes(transaction("checkout").inFlight(0));
        fails(transaction("checkout").inFlight(1), "VALUE    checkout: in flight 0, expected in flight 1");
        passes(transaction("checkout").errors(0));
        fails(transaction("checkout").errors(1), "ERROR    checkout: errors 0, expected errors 1");
        passes(transaction("checkout").errors(ErrorKind.POLICY, 0));
        fails(
                transaction("checkout").errors(ErrorKind.POLICY, 1),
                "ERROR    checkout: policy errors 0, expected policy errors 1");
        passes(transaction("checkout").p99Within(Duration.ofMinutes(1)));
        fails(transaction("checkout").p99Within(Duration.ofNanos(1)), "SLOW     checkout: p99 ");
        passes(transaction("checkout").saturationWithin(0.8));
        fails(
                transaction("checkout").saturationWithin(0.4),
                "VALUE    checkout: saturation 0.5, expected saturation within 0.4");
    }
}
