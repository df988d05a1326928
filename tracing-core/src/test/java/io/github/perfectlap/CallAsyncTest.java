package io.github.perfectlap;

import static io.github.perfectlap.ResultRule.failsWhen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.context.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions and steps that go on when their body has returned, as metrics tell it, which count what is left out too. */
@ParameterizedClass
@MethodSource("io.github.perfectlap.SignalsTest#recordings")
class CallAsyncTest {

    private static final int ROUNDS = 500;
    private static final int RETRIES = 20;

    private final Recording recording;
    private final BusinessTransaction checkout;
    private final CompletableFuture<String> receipt = new CompletableFuture<>();
    private final Context before = Context.current();

    CallAsyncTest(Supplier<Recording> recording) {
        this.recording = recording.get();
        checkout = this.recording.tracing.transaction("checkout");
    }

    @AfterEach
    void threadHasItsOwnContext() {
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void callAsync_stagePending_isInFlightUntilItCompletes() {
        CompletableFuture<String> returned = checkout.callAsync(tx -> {
            assertThat(Context.current()).isSameAs(tx.context());
            return receipt;
        });
        assertThat(returned).isSameAs(receipt);
        assertThat(Context.current()).isSameAs(before);
        assertThat(recording.inFlight("checkout")).isEqualTo(1);
        recording.pass(Duration.ofMillis(30));
        receipt.complete("receipt");
        assertThat(recording.inFlight("checkout")).isZero();
        assertThat(recording.seconds("duration", "checkout", "ok")).isEqualTo(0.03);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void callAsync_stageCompleteOrNull_endsAtOnce() {
        CompletionStage<String> unused = checkout.callAsync(tx -> CompletableFuture.completedStage("receipt"));
        CompletableFuture<String> nothing = checkout.callAsync(tx -> null);
        assertThat(nothing).isNull();
        assertCounted("ok", 2);
    }

    @Test
    void callAsync_bodyThrows_sameInstanceArrivesAndItFails() {
        IOException thrown = new IOException();
        assertThatThrownBy(() -> checkout.callAsync(tx -> throwing(thrown))).isSameAs(thrown);
        assertCounted("failed", 1);
    }

    private static CompletableFuture<String> throwing(IOException thrown) throws IOException {
        throw thrown;
    }

    @Test
    void callAsync_answerInEnvelopes_isOk() {
        BusinessTransaction answering = checkout.answers(IOException.class);
        CompletableFuture<String> unused = answering.callAsync(tx -> receipt);
        receipt.completeExceptionally(new CompletionException(new ExecutionException(new IOException())));
        assertCounted("ok", 1);
    }

    @Test
    void callAsync_thenApplied_exceptionInsideIsTheFailure() {
        CompletableFuture<Integer> unused =
                checkout.answers(IOException.class).callAsync(tx -> receipt.thenApply(String::length));
        receipt.completeExceptionally(new IOException());
        assertCounted("ok", 1);
    }

    @Test
    void callAsync_cancelled_failsUnlessThatIsAnAnswer() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> receipt);
        unused = checkout.answers(CancellationException.class).callAsync(tx -> receipt);
        receipt.cancel(true);
        assertThat(recording.count("duration", "checkout", "ok")).isEqualTo(1);
        assertCounted("failed", 1);
    }

    @Test
    void callAsync_fromABuilder_judgesTheResult() {
        CompletableFuture<String> unused = checkout.failsWhen(String.class, String::isEmpty, "empty")
                .from(Context.root())
                .callAsync(tx -> receipt);
        receipt.complete("");
        assertCounted("failed", 1);
    }

    @Test
    void callAsync_tooSlow_failsByItsTimeUntilTheStageCompletes() {
        CompletableFuture<String> unused =
                checkout.atMost(Duration.ofSeconds(2)).callAsync(tx -> receipt);
        recording.pass(Duration.ofSeconds(3));
        receipt.complete("receipt");
        assertCounted("failed", 1);
    }

    @Test
    void callAsync_switchedOff_runsTheBodyOnly() {
        checkout.switchOff();
        CompletableFuture<String> stage = checkout.callAsync(tx -> tx.callAsync("pay", pay -> new Unwatchable()));
        assertThat(stage).isInstanceOf(Unwatchable.class);
        CompletableFuture<String> resumed =
                checkout.resume(new Headers(), new Headers()).callAsync(tx -> new Unwatchable());
        assertThat(resumed).isInstanceOf(Unwatchable.class);
    }

    @Test
    void callAsync_whenCompleteThrows_isAbandonedAndTheStageArrives() {
        CompletableFuture<String> stage = checkout.callAsync(tx -> new Unwatchable());
        assertThat(stage).isInstanceOf(Unwatchable.class);
        assertCounted("abandoned", 1);
        assertThat(recording.tracing.problems().count("A stage")).isEqualTo(1);
    }

    /** A stage that does not say when it completes. */
    private static final class Unwatchable extends CompletableFuture<String> {

        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void callAsync_stageThatNobodyCanComplete_isAbandoned() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> new CompletableFuture<>());
        BusinessTransaction other = recording.tracing.transaction("other");
        for (int i = 0; i < RETRIES && recording.inFlight("checkout") > 0; i++) {
            unused = new CompletableFuture<>();
            System.gc();
            other.start().close();
        }
        assertCounted("abandoned", 1);
        assertThat(recording.tracing.problems().count(StageWatch.NEVER_COMPLETED))
                .isEqualTo(1);
    }

    @Test
    void callAsync_completedAfterTracingWasClosed_wasAbandoned() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> receipt);
        recording.tracing.close();
        receipt.complete("receipt");
        assertThat(recording.tracing.problems().count(StageWatch.NEVER_COMPLETED))
                .isEqualTo(1);
    }

    @Test
    void callAsync_completed_isWatchedNoMore() {
        CompletableFuture<String> unused = checkout.callAsync(tx -> receipt);
        receipt.complete("receipt");
        recording.tracing.close();
        assertThat(recording.tracing.problems().count(StageWatch.NEVER_COMPLETED))
                .isZero();
    }

    @Test
    void step_resultThatFitsItsRule_failsTheTransaction() {
        CompletableFuture<Boolean> paid = new CompletableFuture<>();
        CompletableFuture<Boolean> unused =
                checkout.callAsync(tx -> tx.callAsync("pay", pay -> paid, failsWhen(ok -> !ok, "declined")));
        paid.complete(false);
        assertCounted("failed", 1);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void step_ruleIsNull_theStageArrives() {
        CompletableFuture<String> returned = checkout.callAsync(tx -> tx.callAsync("pay", pay -> receipt, null));
        receipt.complete("receipt");
        assertThat(returned).isSameAs(receipt);
        assertCounted("ok", 1);
    }

    @Test
    void step_failedStageAndTheCodeGoesOn_isDegraded() {
        CompletableFuture<String> unused =
                checkout.callAsync(tx -> tx.callAsync("pay", pay -> receipt).exceptionally(failed -> "on account"));
        receipt.completeExceptionally(new IOException());
        assertCounted("degraded", 1);
    }

    @Test
    void step_bodyThrows_isAStepThatFailed() {
        checkout.run(tx -> assertThatThrownBy(() -> tx.callAsync("pay", pay -> throwing(new IOException())))
                .isNotNull());
        assertCounted("degraded", 1);
    }

    @Test
    void step_whoseLaterStageIsToldFirst_countsAllTheSame() {
        CompletableFuture<Boolean> paid = new CompletableFuture<>();
        // Dependents are told in the reverse order: the transaction's stage completes before the step hears of its own.
        CompletableFuture<String> unused =
                checkout.callAsync(tx -> tx.callAsync("pay", pay -> paid, failsWhen(ok -> !ok, "declined"))
                        .thenApply(ok -> "receipt"));
        paid.complete(false);
        assertCounted("failed", 1);
    }

    @Test
    void step_whoseStageIsWaitedForByTheBody_alwaysCounts() {
        for (int round = 0; round < ROUNDS; round++) {
            checkout.run(tx -> {
                CompletableFuture<Boolean> paid = new CompletableFuture<>();
                CompletableFuture<Boolean> pay = tx.callAsync("pay", step -> paid, failsWhen(ok -> !ok, "declined"));
                new Thread(() -> paid.complete(false)).start();
                while (!pay.isDone()) {
                    Thread.onSpinWait();
                }
            });
        }
        assertCounted("failed", ROUNDS);
    }

    @Test
    void step_stillRunningAtTheEnd_changesNothing() {
        checkout.run(tx -> tx.callAsync("mail", mail -> receipt));
        receipt.completeExceptionally(new IOException());
        assertCounted("ok", 1);
    }

    private void assertCounted(String outcome, int times) {
        assertThat(recording.count("duration", "checkout", outcome)).isEqualTo(times);
        assertThat(recording.inFlight("checkout")).isZero();
    }
}
