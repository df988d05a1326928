package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations that are tested one by one elsewhere, two or three at once, however it is recorded and sampled. */
@ParameterizedClass
@MethodSource("recordings")
class TogetherTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration OVER = Duration.ofSeconds(31);

    private final Recording recording;
    private final BusinessTransaction checkout;

    TogetherTest(Supplier<Recording> recording) {
        this.recording = recording.get();
        checkout = this.recording.tracing.transaction("checkout");
    }

    static Stream<Named<Supplier<Recording>>> recordings() {
        return Stream.of(
                Named.of("own", Recording::new),
                Named.of("own, sampled out", Recording::sampledOut),
                Named.of(
                        "own, kept where it failed",
                        () -> new Recording(
                                Mode.OWN, builder -> builder.keep(Keep.share(0).failed()))),
                Named.of(
                        "own, read in deltas",
                        () -> new Recording(
                                Mode.OWN, builder -> builder.metricReader(InMemoryMetricReader.createDelta()))),
                Named.of("joined", () -> new Recording(Mode.JOINED)));
    }

    @AfterEach
    void close() {
        recording.tracing.close();
    }

    @Test
    void handOff_tooSlowAndExpected_isAwaitedAllTheSame() {
        BusinessTransaction order =
                checkout.atMost("publish", Duration.ofSeconds(1)).expects("publish", resumed());
        order.run(tx -> publish(tx, Duration.ofSeconds(2)));
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(1);
        assertThat(errors(order, ErrorKind.POLICY)).isEqualTo(1);
        assertThat(order.goldenSignals().endToEnd().count())
                .as("it goes on elsewhere")
                .isZero();
    }

    @Test
    void handOff_mayFailAndExpected_isDegradedAndNotAwaited() {
        BusinessTransaction order = checkout.mayFail("publish").expects("publish", resumed());
        order.run(tx -> {
            Step publish = tx.handOff("publish");
            publish.inject(new Headers(), Headers.SETTER);
            publish.fail("broker_away");
            publish.close();
        });
        assertThat(recording.tracing.handOffs().awaited()).isZero();
        assertThat(order.goldenSignals().count(Outcome.DEGRADED)).isEqualTo(1);
    }

    @Test
    void batchThatFinishes_allThatWereToFinish_haveComeBack() {
        BusinessTransaction order = checkout.expects("publish", finished());
        List<Context> batch = Stream.generate(() -> arrived(order.call(this::publish)))
                .limit(3)
                .toList();
        deliver().resumeAll(batch).run(tx -> {});
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void batchThatDoesNotFinish_thoseThatAreToFinish_areAwaited() {
        BusinessTransaction order = checkout.expects("publish", finished());
        List<Context> batch = Stream.generate(() -> arrived(order.call(this::publish)))
                .limit(3)
                .toList();
        recording.tracing.transaction("ship").resumeAll(batch).run(tx -> {});
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(3);
    }

    @Test
    void branchesThatAreJoined_allThatWereToFinish_haveComeBack() {
        BusinessTransaction order = checkout.expects("publish", finished());
        List<Headers> branches = order.call(tx -> List.of(publish(tx), publish(tx)));
        deliver().resumeAll(branches.stream().map(this::arrived).toList()).run(tx -> {});
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void batch_inAnotherProcess_sendsAReceiptForEach() {
        List<String> receipts = new CopyOnWriteArrayList<>();
        BusinessTransaction order = checkout.expects("publish", finished());
        List<Headers> messages =
                Stream.generate(() -> order.call(this::publish)).limit(3).toList();
        Tracing other = Recording.builder(Mode.OWN).receipts(receipts::add).build();
        other.transaction("deliver")
                .finishes()
                .resumeAll(messages.stream().map(this::arrived).toList())
                .run(tx -> {});
        other.close();
        receipts.forEach(recording.tracing::receipt);
        assertThat(receipts).filteredOn(line -> line.contains("resumed")).hasSize(3);
        assertThat(recording.tracing.handOffs().awaited()).isZero();
    }

    @Test
    void messageThatComesAgain_isHandedOnAfterTheEnd_isNotAwaited() {
        BusinessTransaction pack = recording.tracing.transaction("pack").expects("publish", finished());
        Headers message = checkout.call(this::publish);
        for (int delivery = 0; delivery < 2; delivery++) {
            Headers onward = pack.resume(message, message).call(this::publish);
            deliver().resume(onward, onward).run(tx -> {});
        }
        recording.pass(OVER);
        recording.tracing.handOffs().check();
        assertThat(recording.tracing.abandonedHandOffs()).isEmpty();
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isEqualTo(1);
    }

    @Test
    void messageThatComesAgain_nothingStaysInFlight() {
        BusinessTransaction pack =
                recording.tracing.transaction("pack").capacity(2).finishes();
        Headers message = checkout.call(this::publish);
        List<CompletableFuture<Object>> stages = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        stages.forEach(stage -> pack.resume(message, message).callAsync(tx -> stage));
        assertThat(recording.gauge("saturation", "pack")).isEqualTo(1);
        stages.forEach(stage -> stage.complete("done"));
        assertThat(recording.gauge("saturation", "pack")).isZero();
        assertThat(checkout.goldenSignals().endToEnd().count()).isEqualTo(1);
    }

    @Test
    void stage_withCapacityAndLimit_isInFlightAndOnTimeUntilItCompletes() {
        BusinessTransaction order =
                checkout.capacity(4).atMost(Duration.ofSeconds(1)).measuresSteps("charge");
        CompletableFuture<String> stage = new CompletableFuture<>();
        order.callAsync(tx -> tx.callAsync("charge", step -> stage));
        recording.pass(Duration.ofSeconds(2));
        assertThat(recording.gauge("saturation", "checkout")).isEqualTo(0.25);
        Threads.run(1, () -> stage.complete("paid"));
        assertThat(recording.inFlight("checkout")).isZero();
        assertThat(errors(order, ErrorKind.POLICY)).isEqualTo(1);
        assertThat(recording.stepCount("duration", "charge", false)).isEqualTo(1);
    }

    @Test
    void stage_answersOrMayFail_failsNothing() {
        BusinessTransaction order =
                checkout.answers(IllegalStateException.class).mayFail("mail");
        CompletableFuture<String> stock = new CompletableFuture<>();
        CompletableFuture<String> mail = new CompletableFuture<>();
        CompletableFuture<Void> all = order.callAsync(tx -> {
            tx.callAsync("stock", step -> stock);
            tx.callAsync("mail", step -> mail);
            return CompletableFuture.allOf(stock.exceptionally(thrown -> ""), mail.exceptionally(thrown -> ""));
        });
        Threads.run(1, () -> stock.completeExceptionally(new CompletionException(new IllegalStateException())));
        Threads.run(1, () -> mail.completeExceptionally(new IllegalArgumentException()));
        assertThat(all).isCompleted();
        assertThat(order.goldenSignals().count(Outcome.DEGRADED)).isEqualTo(1);
    }

    @Test
    void stepThatFailsAfterItsEnd_changesNothing() {
        checkout.run(tx -> {
            Step step = tx.step("charge");
            step.complete();
            step.close();
            step.fail("too late");
        });
        assertThat(checkout.goldenSignals().count(Outcome.OK)).isEqualTo(1);
    }

    @Test
    void switchedOffWhileAStageRuns_goesToItsEnd() {
        BusinessTransaction order = checkout.capacity(1).measuresSteps("charge").expects("publish", resumed());
        CompletableFuture<String> stage = new CompletableFuture<>();
        order.callAsync(tx -> {
            recording.tracing.switchOff();
            publish(tx);
            return tx.callAsync("charge", step -> stage);
        });
        order.callAsync(tx -> tx.callAsync("charge", step -> stage));
        order.run(this::publish);
        stage.complete("paid");
        assertThat(recording.stepCount("duration", "charge", false)).isEqualTo(1);
        assertThat(recording.inFlight("checkout")).isZero();
        assertThat(recording.tracing.handOffs().awaited()).isEqualTo(1);
    }

    @Test
    void close_whileAStageRuns_isAbandonedAndCountedOnce() {
        BusinessTransaction order = checkout.capacity(1).mayFail("charge").expects("publish", finished());
        CompletableFuture<String> stage = new CompletableFuture<>();
        try (LogLines log = new LogLines()) {
            order.callAsync(tx -> {
                publish(tx);
                return tx.callAsync("charge", step -> stage);
            });
            recording.tracing.close();
            assertThat(log.infos()).anyMatch(line -> line.startsWith("1 hand-offs are still awaited"));
            assertThat(log.failedKinds()).isEmpty();
        }
        stage.complete("too late");
        assertThat(order.goldenSignals().count(Outcome.ABANDONED)).isEqualTo(1);
        assertThat(order.goldenSignals().inFlight()).isZero();
    }

    private static long errors(BusinessTransaction definition, ErrorKind kind) {
        return definition.goldenSignals().errors(kind);
    }

    private BusinessTransaction deliver() {
        return recording.tracing.transaction("deliver").finishes();
    }

    private static Expectation resumed() {
        return Expectation.resumedWithin(LIMIT);
    }

    private static Expectation finished() {
        return Expectation.finishedWithin(LIMIT);
    }

    private Context arrived(Headers message) {
        return recording.tracing.propagator().extract(Context.root(), message, message);
    }

    private Headers publish(Transaction tx) {
        return publish(tx, Duration.ZERO);
    }

    private Headers publish(Transaction tx, Duration time) {
        Headers message = new Headers();
        Step publish = tx.handOff("publish");
        publish.inject(message, Headers.SETTER);
        recording.pass(time);
        publish.complete();
        publish.close();
        return message;
    }
}
