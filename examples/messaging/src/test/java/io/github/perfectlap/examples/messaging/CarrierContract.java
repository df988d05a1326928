package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.HOP;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static io.github.perfectlap.TransactionAttributes.QUEUE_WAIT;
import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every carrier promises. */
@ExtendWith(Brokers.class)
abstract class CarrierContract<M> {

    private static final String LAP = "lap.";

    final Memory memory = new Memory();
    final BusinessTransaction checkout = memory.tracing.transaction("checkout");
    final BusinessTransaction ship = memory.tracing.transaction("ship order");
    private final List<Channel<M>> opened = new ArrayList<>();

    abstract Channel<M> open(String name);

    Channel<M> open() {
        Channel<M> channel = open("orders-" + UUID.randomUUID());
        opened.add(channel);
        return channel;
    }

    @AfterEach
    void closeChannels() throws Exception {
        for (Channel<M> channel : opened) {
            channel.close();
        }
    }

    @Test
    void send_anIndependentReader_findsTraceparentAndAShortPassport() throws Exception {
        Channel<M> orders = open();
        M message = sent(orders);
        SpanData publish = memory.only("publish");
        assertThat(orders.values(message, "traceparent"))
                .singleElement()
                .asString()
                .startsWith("00-%s-%s-".formatted(publish.getTraceId(), publish.getSpanId()));
        assertThat(orders.values(message, "baggage"))
                .singleElement()
                .asString()
                .contains("lap.name=checkout", "lap.start=", "lap.hop=1", "lap.sent=", "lap.release=1.0");
        assertThat(passportBytes(orders.values(message, "baggage").get(0))).isLessThanOrEqualTo(200);
    }

    @Test
    void resume_goesOnBelowTheSend() throws Exception {
        Channel<M> orders = open();
        orders.resume(ship, sent(orders)).run(tx -> {});
        SpanData work = memory.only("ship order");
        assertThat(work.getTraceId()).isEqualTo(memory.only("checkout").getTraceId());
        assertThat(work.getParentSpanId()).isEqualTo(memory.only("publish").getSpanId());
        assertThat(work.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(work.getAttributes().get(NAME)).isEqualTo("checkout");
        assertThat(work.getAttributes().get(HOP)).isEqualTo(1);
        assertThat(work.getAttributes().get(QUEUE_WAIT)).isNotNegative();
        assertThat(work.getAttributes().get(PASSPORT_PROBLEM)).isNull();
    }

    /** One file for all carriers: what a transaction looks like does not depend on what carries it. */
    @Test
    void resume_anyCarrier_givesTheSameTree() throws Exception {
        Channel<M> orders = open();
        orders.resume(ship, sent(orders)).run(tx -> tx.step("pack", () -> {}));
        memory.only("ship order");
        assertThat(memory.onlyTree()).matchesGolden();
    }

    @Test
    void forward_oldHeadersCopiedOn_showsTheNewestAlone() throws Exception {
        Channel<M> orders = open();
        Channel<M> shipments = open();
        M first = sent(orders);
        orders.resume(ship, first).run(tx -> shipments.forward(tx, first).get());
        M second = shipments.receive(1).get(0);
        shipments.resume(memory.tracing.transaction("deliver"), second).run(tx -> {});
        SpanData forward = memory.all("publish", 2).get(1);
        assertThat(shipments.values(second, "traceparent"))
                .singleElement()
                .asString()
                .contains(forward.getSpanId());
        assertThat(shipments.values(second, "baggage"))
                .singleElement()
                .asString()
                .contains("lap.hop=2");
        assertThat(memory.only("deliver").getParentSpanId()).isEqualTo(forward.getSpanId());
        assertThat(memory.attribute("deliver", HOP)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void resume_unjoinable_isHandledAndSaysWhy(Unjoinable message) throws Exception {
        Channel<M> orders = open();
        orders.sendPlain(message.headers());
        orders.resume(ship, orders.receive(1).get(0)).run(tx -> tx.step("pack", () -> {}));
        assertThat(memory.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo(message.reason);
        assertThat(memory.attribute("ship order", NAME)).isEqualTo("ship order");
        assertThat(memory.only("ship order").getTraceId().equals(Headers.TRACE)).isEqualTo(message.hasTrace());
        assertThat(memory.problems(message.reason)).isEqualTo(1);
        assertThat(memory.names()).containsExactly("pack", "ship order");
    }

    @Test
    void resume_tracestateOf64KB_isLeftOut() throws Exception {
        Channel<M> orders = open();
        orders.sendPlain(Map.of(
                "traceparent", Headers.TRACEPARENT,
                "tracestate", "a=" + "x".repeat(64 * 1024),
                "baggage", Headers.PASSPORT));
        orders.resume(ship, orders.receive(1).get(0)).run(tx -> {});
        assertThat(memory.only("ship order").getParentSpanId()).isEqualTo(Headers.SPAN);
        assertThat(memory.attribute("ship order", NAME)).isEqualTo("checkout");
        assertThat(memory.only("ship order").getSpanContext().getTraceState().isEmpty())
                .isTrue();
    }

    @Test
    void resume_otherSpanIsCurrent_isNotBelowItAndGivesItBack() throws Exception {
        Channel<M> orders = open();
        M message = sent(orders);
        Span poll = memory.sdk.getTracer("test").spanBuilder("poll").startSpan();
        var current = new ArrayList<String>();
        try (Scope ignored = poll.makeCurrent()) {
            orders.resume(ship, message).run(tx -> current.add(currentSpan()));
            current.add(currentSpan());
        }
        assertThat(memory.only("ship order").getParentSpanId())
                .isEqualTo(memory.only("publish").getSpanId());
        assertThat(current)
                .containsExactly(
                        memory.only("ship order").getSpanId(),
                        poll.getSpanContext().getSpanId());
    }

    @Test
    void resume_aThousandOnFourThreads_eachOnceBelowItsOwnSender() throws Exception {
        Channel<M> orders = open();
        Thousand.send(checkout, orders);
        Thousand.handle(ship, orders);
        Thousand.check(memory);
    }

    /** Sends one message through the carrier and reads it back. */
    M sent(Channel<M> channel) throws Exception {
        checkout.run(tx -> channel.send(tx, "one vase").get());
        return channel.receive(1).get(0);
    }

    private static String currentSpan() {
        return Span.current().getSpanContext().getSpanId();
    }

    private static int passportBytes(String baggage) {
        String passport = String.join(
                ",",
                List.of(baggage.split(",", -1)).stream()
                        .filter(part -> part.startsWith(LAP))
                        .toList());
        return passport.getBytes(UTF_8).length;
    }
}
