package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.Transaction;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CapturedTracesTest {

    private static final String ORDERED = """
      checkout
        publish shipment [producer]
          ship order [consumer]
      """;

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final BusinessTransaction ship =
            traces.tracing().transaction("ship order").finishes();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        traces.close();
    }

    @Test
    void hasShape_stepOpenOnAnotherThread_waitsForIt() throws Exception {
        CountDownLatch opened = new CountDownLatch(1);
        Thread reader = Thread.currentThread();
        threads.execute(() -> checkout.run(tx -> tx.step("late", () -> workWhile(reader, opened))));
        opened.await();
        assertThat(traces).hasShape("checkout\n  late");
    }

    private static void workWhile(Thread reader, CountDownLatch opened) {
        opened.countDown();
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void spans_oneIsOpen_timesOutAndNamesTheLine() {
        traces.timeLimit(Duration.ofMillis(20));
        Step handOff = checkout.call(tx -> tx.handOff("publish"));
        assertThatThrownBy(traces::spans)
                .hasMessageStartingWith("the traces are not complete after 20 ms: 1 span is open\n")
                .hasMessageContaining("OPEN     publish, started by thread main at ")
                .hasMessageEndingWith("\n  checkout\n");
        handOff.close();
    }

    @Test
    void spans_askedFromInside_failsWithoutWaiting() {
        try (Transaction open = checkout.start()) {
            assertThatThrownBy(traces::spans)
                    .hasMessageContaining("while this thread waits inside an open one: 1 span is open");
            open.complete();
        }
        assertThat(traces).hasShape("checkout");
    }

    @Test
    void spans_interrupted_failsAndStaysInterrupted() {
        Step handOff = checkout.call(tx -> tx.handOff("publish"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(traces::spans).hasMessageContaining("this thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        handOff.close();
    }

    @Test
    void hasShape_consumerComesLater_waitsForWhatFollowsTheHandOff() {
        Map<String, String> headers = send();
        threads.execute(() -> receive(headers));
        assertThat(traces).hasShape(ORDERED);
    }

    @Test
    void hasShape_consumerNeverComes_saysWhatItWaitedFor() {
        traces.timeLimit(Duration.ofMillis(20));
        send();
        assertThatThrownBy(() -> assertThat(traces).hasShape(ORDERED)).hasMessageStartingWith("""
            checkout: 1 difference; waited 20 ms for what follows 'publish shipment'

              MISSING  ship order, expected under checkout > publish shipment
            """);
    }

    @Test
    void await_nameEndsLater_returnsThen() {
        Map<String, String> headers = send();
        threads.execute(() -> receive(headers));
        assertThat(traces.await("ship order").onlyTree()).hasShape(ORDERED);
    }

    @Test
    void awaitFinished_finishesElsewhere_returnsThen() {
        Map<String, String> headers = send();
        threads.execute(() -> receive(headers));
        assertThat(traces.awaitFinished("checkout").onlyTree().endToEnd()).isNotNull();
    }

    @Test
    void awaitFinished_handedToNobody_saysSo() {
        traces.timeLimit(Duration.ofMillis(20));
        send();
        assertThatThrownBy(() -> traces.awaitFinished("checkout")).hasMessage("""
            the traces are not complete after 20 ms: no 'checkout' has finished

              checkout
                publish shipment

              Hand-offs:
                sent by 'publish shipment', received by nobody here
            """);
    }

    @Test
    @Timeout(60)
    void hasShape_aStepIsMissingWhileAnotherIsOpen_isSaidWhenThatHasEnded() throws Exception {
        traces.timeLimit(Duration.ofDays(1));
        CountDownLatch opened = new CountDownLatch(1);
        Thread reader = Thread.currentThread();
        threads.execute(() -> checkout.run(tx -> tx.step("late", () -> workWhile(reader, opened))));
        opened.await();
        assertThatThrownBy(() -> assertThat(traces).hasShape("checkout\n  late\n  pay"))
                .hasMessageStartingWith("checkout: 1 difference\n\n  MISSING  pay");
    }

    @Test
    void spans_everyHandOffArrives_waitsForTheOneWhoReads() {
        Map<String, String> headers = send();
        threads.execute(() -> receive(headers));
        assertThat(traces.everyHandOffArrives().spans()).hasSize(3);
    }

    @Test
    void spans_everyHandOffArrivesButNobodyReads_saysSo() {
        traces.everyHandOffArrives().timeLimit(Duration.ofMillis(20));
        send();
        assertThatThrownBy(traces::spans)
                .hasMessageStartingWith(
                        "the traces are not complete after 20 ms: nobody has read 'publish shipment'\n");
    }

    @Test
    void spans_everyHandOffArrivesButItFailed_isDropped() {
        traces.everyHandOffArrives();
        checkout.run(tx -> {
            try (Step publish = tx.handOff("publish shipment")) {
                publish.fail("no_broker");
            }
        });
        assertThat(traces.spans()).hasSize(2);
    }

    @Test
    void assertNothingLeft_nothingIs_passes() {
        checkout.run(tx -> {});
        traces.assertNothingLeft();
    }

    private Map<String, String> send() {
        Map<String, String> headers = new HashMap<>();
        checkout.run(tx -> {
            Step publish = tx.handOff("publish shipment");
            traces.tracing().propagator().inject(publish.context(), headers, MapSetter.INSTANCE);
            publish.complete();
            publish.close();
        });
        return headers;
    }

    private void receive(Map<String, String> headers) {
        Context arrived = traces.tracing().propagator().extract(Context.root(), headers, MapGetter.INSTANCE);
        ship.resume(arrived).kind(SpanKind.CONSUMER).run(tx -> {});
    }

    private enum MapSetter implements TextMapSetter<Map<String, String>> {
        INSTANCE;

        @Override
        public void set(@Nullable Map<String, String> carrier, String key, String value) {
            if (carrier != null) {
                carrier.put(key, value);
            }
        }
    }

    private enum MapGetter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }

    @Test
    void create_two_doNotKnowEachOtherAndSetNoGlobal() {
        try (CapturedTraces other = CapturedTraces.create()) {
            other.tracing().transaction("refund").run(tx -> {});
            assertThat(traces).isEmpty();
            assertThat(other).hasShape("refund");
        }
        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }

    @Test
    void spans_plainSpanAndUnsampledParent_areCaptured() {
        var tracer = traces.openTelemetry().getTracer("client");
        tracer.spanBuilder("GET").setParent(Unsampled.context()).startSpan().end();
        assertThat(traces.spans()).extracting(span -> span.name()).containsExactly("GET");
    }

    @Test
    void hasShape_siblingsWithClocksThatTie_standInTheOrderOfTheirStarts() {
        var tracer = traces.openTelemetry().getTracer("client");
        checkout.run(tx -> {
            for (String name : new String[] {"c", "b", "a"}) {
                tracer.spanBuilder(name)
                        .setStartTimestamp(java.time.Instant.EPOCH)
                        .startSpan()
                        .end();
            }
        });
        assertThat(traces).hasShape("checkout [in order]\n  c\n  b\n  a");
    }

    @Test
    void toString_oneIsOpen_drawsWhatHasEndedWithoutWaiting() {
        Step handOff = checkout.call(tx -> {
            tx.step("pay", () -> {});
            return tx.handOff("publish");
        });
        ship.run(tx -> tx.attribute("order.id", 42));
        assertThat((Object) traces).hasToString("checkout\n  pay\nship order {order.id=42}\n");
        handOff.close();
    }

    @Test
    void toString_none_saysSo() {
        assertThat((Object) traces).hasToString("no span has ended\n");
    }

    @Test
    void timeLimit_negative_isRefused() {
        assertThatThrownBy(() -> traces.timeLimit(Duration.ofSeconds(-1)))
                .hasMessage("timeLimit must not be negative, but was PT-1S");
    }

    @Test
    void hasShape_twoStepsInParallel_passesEachOf2000Times() throws Exception {
        for (int run = 0; run < 2_000; run++) {
            try (CapturedTraces each = CapturedTraces.create()) {
                each.tracing().transaction("checkout").run(this::inParallel);
                assertThat(each).hasShape("""
                checkout
                  charge card
                    ask bank
                  reserve stock
                """);
            }
        }
    }

    private void inParallel(Transaction tx) throws Exception {
        Future<?> stock = threads.submit(() -> tx.step("reserve stock", () -> {}));
        Future<?> card = threads.submit(() -> tx.run("charge card", step -> step.step("ask bank", () -> {})));
        stock.get();
        card.get();
    }
}
