package io.github.perfectlap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Hand-offs that have to come back to where they were made, whatever is sampled and whatever it is recorded in. */
@ParameterizedClass
@MethodSource("recordings")
class HandOffsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration OVER = Duration.ofSeconds(31);
    private static final String ABANDONED = "perfectlap.handoff.abandoned";
    private static final String LATE = "perfectlap.handoff.late";

    private final List<AbandonedHandOff> heard = new CopyOnWriteArrayList<>();
    private final LogLines log = new LogLines();
    private final Recording recording;
    private final BusinessTransaction checkout;
    private final BusinessTransaction ship;

    HandOffsTest(Function<List<AbandonedHandOff>, Recording> recording) {
        this.recording = recording.apply(heard);
        checkout = this.recording
                .tracing
                .transaction("checkout")
                .expects("publish", Expectation.resumedWithin(LIMIT).on("orders"));
        ship = this.recording.tracing.transaction("ship");
    }

    static Stream<Named<Function<List<AbandonedHandOff>, Recording>>> recordings() {
        return Stream.of(
                Named.of("own", heard -> new Recording(Mode.OWN, builder -> builder.onAbandoned(heard::add))),
                Named.of(
                        "own, sampled out",
                        heard -> new Recording(Mode.OWN, builder -> builder.onAbandoned(heard::add)
                                .property("otel.traces.sampler", "always_off"))),
                Named.of("joined", heard -> new Recording(Mode.JOINED, builder -> builder.onAbandoned(heard::add))));
    }

    @AfterEach
    void close() {
        recording.tracing.close();
        log.close();
    }

    @Test
    void resumedInTime_nothingIsSaid() {
        Headers message = publish(checkout);
        recording.pass(LIMIT);
        ship.resume(message, message).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(0);
        assertThat(recording.sum(LATE)).isZero();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void neverResumed_isReportedOnceWithAllThatIsKnown() {
        Headers message = publish(checkout);
        checkAfter(OVER);
        checkAfter(Duration.ofSeconds(1));
        AbandonedHandOff lost = new AbandonedHandOff(
                "checkout",
                "publish",
                "orders",
                OVER,
                message.get("traceparent").substring(3, 35));
        assertThat(heard).containsExactly(lost);
        assertAbandoned(1);
        assertThat(recording.attributesOf(ABANDONED))
                .containsExactly(Attributes.builder()
                        .put(TransactionAttributes.NAME, "checkout")
                        .put(TransactionAttributes.HAND_OFF_STEP, "publish")
                        .put(TransactionAttributes.HAND_OFF_CARRIER, "orders")
                        .build());
        assertThat(log.warnings())
                .containsExactly("Abandoned: 1 x 'publish' of 'checkout' on 'orders' was not resumed within 30.0 s;"
                        + " the oldest was handed over 31.0 s ago, in trace " + lost.traceId()
                        + " (each kind is said once a minute at most)");
    }

    @Test
    void snapshot_isAsOldAsItIsRead() {
        publish(checkout);
        recording.pass(Duration.ofSeconds(5));
        publish(checkout);
        checkAfter(OVER);
        recording.pass(Duration.ofSeconds(9));
        assertThat(recording.tracing.abandonedHandOffs())
                .extracting(AbandonedHandOff::age)
                .containsExactly(Duration.ofSeconds(45), Duration.ofSeconds(40));
    }

    @Test
    void resumedAfterItWasReported_isCountedAsLateAndNoMoreAsAbandoned() {
        Headers message = publish(checkout);
        checkAfter(OVER);
        ship.resume(message, message).run(tx -> {});
        ship.resume(message, message).run(tx -> {});
        assertAbandoned(0);
        assertThat(recording.sum(LATE)).isEqualTo(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void resumedAfterItsTimeAndBeforeTheCheck_isLateAndNeverAbandoned() {
        Headers message = publish(checkout);
        recording.pass(OVER);
        ship.resume(message, message).run(tx -> {});
        recording.tracing.handOffs().check();
        assertAbandoned(0);
        assertThat(heard).isEmpty();
        assertThat(recording.sum(LATE)).isEqualTo(1);
    }

    @Test
    void sendThatFailed_isNotExpected() {
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), Headers.SETTER);
            publish.fail("broker_away");
            publish.close();
        });
        checkAfter(OVER);
        assertAbandoned(0);
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void sendThatFailsAfterItsTime_isTakenBack() {
        Step publish = checkout.call(tx -> tx.handOff("publish"));
        publish.inject(new Headers(), Headers.SETTER);
        checkAfter(OVER);
        assertAbandoned(1);
        publish.fail("timeout");
        publish.close();
        assertAbandoned(0);
        assertThat(recording.sum(LATE)).isZero();
    }

    @Test
    void carrierThatTookNothing_isNotExpected() {
        checkout.run(tx -> complete(tx.handOff("publish")));
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), (headers, key, value) -> {
                throw new IllegalStateException("no headers");
            });
            complete(publish);
        });
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void resumedBeforeTheSendIsAnswered_isNotExpectedAnyMore() {
        Headers message = new Headers();
        Step publish = checkout.call(tx -> tx.handOff("publish"));
        publish.inject(message, Headers.SETTER);
        ship.resume(message, message).run(tx -> {});
        complete(publish);
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void severalInOneMoment_areToldApart() {
        List<Headers> messages = checkout.call(
                tx -> Stream.generate(() -> publish(tx)).limit(100).toList());
        messages.subList(3, 100)
                .forEach(message -> ship.resume(message, message).run(tx -> {}));
        checkAfter(OVER);
        assertAbandoned(3);
        ship.resume(messages.get(1), messages.get(1)).run(tx -> {});
        assertAbandoned(2);
    }

    @Test
    void anotherHandOffOfTheMoment_comesBackForItselfAlone() {
        List<Headers> messages = checkout.call(tx -> {
            Headers before = message(tx.handOff("send mail"));
            Headers expected = publish(tx);
            return List.of(before, expected, message(tx.handOff("send mail")));
        });
        ship.resume(messages.get(0), messages.get(0)).run(tx -> {});
        ship.resume(messages.get(2), messages.get(2)).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(1);
    }

    @Test
    void spanOfSomebodyElseInBetween_isNoObstacle() {
        Headers message = publish(checkout);
        String parent = message.get("traceparent");
        message.set("traceparent", parent.substring(0, 36) + "00000000000000aa" + parent.substring(52));
        ship.resume(message, message).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void writtenTwiceByOneStep_isOneHandOff() {
        Headers second = new Headers();
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), Headers.SETTER);
            recording.pass(Duration.ofMillis(1));
            publish.inject(second, Headers.SETTER);
            complete(publish);
        });
        ship.resume(second, second).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void takenIntoABatch_hasComeBack() {
        Headers message = publish(checkout);
        ship.from(Context.root()).link(message, message).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void goneOnWithInTheProcess_messageIsStillExpected() {
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), Headers.SETTER);
            ship.resume(publish.context()).run(part -> {});
            complete(publish);
        });
        checkAfter(OVER);
        assertAbandoned(1);
    }

    @Test
    void otherHandOffs_areNotExpected() {
        checkout.run(tx -> {
            Step step = tx.handOff("send mail");
            step.inject(new Headers(), Headers.SETTER);
            complete(step);
        });
        ship.run(HandOffsTest::publish);
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void switchedOff_isNotExpected() {
        checkout.switchOff();
        publish(checkout);
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void finished_whoeverHasIt_hasComeBack() {
        BusinessTransaction order = expectingFinish();
        Headers first = publish(order);
        Headers second = ship.resume(first, first).call(HandOffsTest::publish);
        recording.pass(Duration.ofSeconds(1));
        deliver().resume(second, second).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void resumedAndNotFinished_isAbandoned() {
        Headers message = publish(expectingFinish());
        ship.resume(message, message).run(tx -> {});
        checkAfter(OVER);
        assertAbandoned(1);
        assertThat(log.warnings()).singleElement().asString().contains("was not finished within 30.0 s");
        deliver().resume(message, message).run(tx -> {});
        assertAbandoned(0);
        assertThat(recording.sum(LATE)).isEqualTo(1);
    }

    @Test
    void finishedByHandWhereItStarted_hasComeBack() {
        expectingFinish().run(tx -> {
            publish(tx);
            tx.finish();
        });
        checkAfter(OVER);
        assertAbandoned(0);
    }

    @Test
    void handedOverTwiceAndNotFinished_isOneTransaction() {
        expectingFinish().run(tx -> {
            publish(tx);
            recording.pass(Duration.ofSeconds(20));
            publish(tx);
        });
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(1);
        checkAfter(Duration.ofSeconds(20));
        assertAbandoned(0);
        checkAfter(Duration.ofSeconds(11));
        assertAbandoned(1);
    }

    @Test
    void handedOverTwiceAndOneSendFailed_theOtherIsExpected() {
        expectingFinish().run(tx -> {
            publish(tx);
            Step again = tx.handOff("publish");
            again.inject(new Headers(), Headers.SETTER);
            again.fail("broker_away");
            again.close();
        });
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(1);
        checkAfter(OVER);
        assertAbandoned(1);
    }

    @Test
    void log_manyOfAKind_isOneLineAMinute() {
        publish(checkout);
        checkAfter(OVER);
        publish(checkout);
        publish(checkout);
        checkAfter(OVER);
        assertThat(log.warnings()).hasSize(1);
        checkAfter(OVER);
        assertThat(log.warnings()).hasSize(2);
        assertThat(log.warnings().get(1)).contains("2 x 'publish'").contains("62.0 s ago");
    }

    @Test
    void close_looksALastTime() {
        publish(checkout);
        recording.pass(OVER);
        publish(checkout);
        recording.tracing.close();
        assertThat(heard).hasSize(1);
        assertThat(log.infos()).anyMatch(line -> line.startsWith("1 hand-offs are still awaited"));
    }

    @Test
    void threads_areThereWhileSomethingIsAwaited() throws Exception {
        assertThat(watching()).isNull();
        Headers message = publish(checkout);
        Thread watch = requireNonNull(watching());
        ship.resume(message, message).run(tx -> {});
        watch.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(watch.isAlive()).isFalse();
        publish(checkout);
        assertThat(watching()).isNotNull();
        recording.tracing.close();
        assertThat(watching()).isNull();
    }

    @Test
    void closed_nothingIsWatchedAnyMore() {
        recording.tracing.handOffs().close();
        publish(checkout);
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    private static @Nullable Thread watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("perfect-lap-watch"))
                .findFirst()
                .orElse(null);
    }

    private BusinessTransaction expectingFinish() {
        return recording.tracing.transaction("order").expects("publish", Expectation.finishedWithin(LIMIT));
    }

    private BusinessTransaction deliver() {
        return recording.tracing.transaction("deliver").finishes();
    }

    private static Headers publish(BusinessTransaction definition) {
        return definition.call(HandOffsTest::publish);
    }

    private static Headers publish(Transaction tx) {
        return message(tx.handOff("publish"));
    }

    private static Headers message(Step handOff) {
        Headers message = new Headers();
        handOff.inject(message, Headers.SETTER);
        complete(handOff);
        return message;
    }

    private static void complete(Step step) {
        step.complete();
        step.close();
    }

    private void checkAfter(Duration time) {
        recording.pass(time);
        recording.tracing.handOffs().check();
    }

    private void assertAbandoned(int count) {
        assertThat(recording.tracing.abandonedHandOffs()).hasSize(count);
        assertThat(recording.sum(ABANDONED)).isEqualTo(count);
    }
}
