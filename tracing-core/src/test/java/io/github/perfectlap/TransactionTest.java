package io.github.perfectlap;

import static io.github.perfectlap.ResultRule.failsWhen;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Mode.class)
class TransactionTest {

    private final Recording recording;
    private final BusinessTransaction checkout;

    TransactionTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
    }

    @Test
    void call_bodyReturns_givesItsResultAndIsOk() {
        String receipt = checkout.call(tx -> tx.step("charge card", () -> "receipt"));
        assertThat(receipt).isEqualTo("receipt");
        assertThat(recording.parentOf("charge card")).isEqualTo("checkout");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(recording.span("checkout").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void call_bodyThrows_sameInstanceArrivesAndTransactionFails() {
        IOException thrown = new IOException("secret 4711");
        Throwable arrived = catchThrowable(() -> checkout.run(tx -> tx.step("charge card", () -> {
            throw thrown;
        })));
        assertThat(arrived).isSameAs(thrown);
        assertThat(arrived.getSuppressed()).isEmpty();
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("java.io.IOException");
    }

    @Test
    void call_bodyThrows_oneSpanSaysWhereAndNoneSaysTheMessage() {
        assertThatThrownBy(() -> checkout.run(tx -> tx.step("charge card", this::declined)))
                .isNotNull();
        assertThat(recording.span("charge card").getEvents()).hasSize(1);
        assertThat(recording.span("checkout").getEvents()).isEmpty();
        assertThat(recording
                        .span("charge card")
                        .getEvents()
                        .get(0)
                        .getAttributes()
                        .toString())
                .contains("IllegalStateException", "declined")
                .doesNotContain("4711");
    }

    @Test
    void step_checkedException_isInferredFromTheBody() {
        assertThatThrownBy(() -> readIn("cart.txt")).isInstanceOf(IOException.class);
    }

    private void readIn(String file) throws IOException {
        checkout.run(tx -> tx.step("read cart", () -> read(file)));
    }

    @Test
    void step_resultThatFitsTheRule_failsStepAndTransaction() {
        boolean paid =
                checkout.call(tx -> tx.step("charge card", () -> false, failsWhen(ok -> !ok, "insufficient_funds")));
        assertThat(paid).isFalse();
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("insufficient_funds");
        assertThat(recording.span("charge card").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void step_resultThatDoesNotFitTheRule_isOk() {
        checkout.run(tx -> tx.step("charge card", () -> true, failsWhen(ok -> !ok, "declined")));
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void step_ruleThrows_resultArrivesAndTransactionIsOk() {
        String result = checkout.call(tx -> tx.step(
                "charge card",
                () -> "paid",
                failsWhen(
                        paid -> {
                            throw new StackOverflowError();
                        },
                        "declined")));
        assertThat(result).isEqualTo("paid");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(recording.tracing.problems().count("A result rule")).isEqualTo(1);
    }

    @Test
    void step_reasonThrows_stillFailsWithAnUnknownReason() {
        checkout.run(tx -> tx.step("charge card", () -> false, failsWhen(ok -> true, ok -> {
            throw new IllegalStateException();
        })));
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("_OTHER");
    }

    @Test
    void step_throwsAndTheCodeGoesOn_transactionIsDegraded() {
        checkout.run(tx ->
                assertThatThrownBy(() -> tx.step("publish", this::declined)).isNotNull());
        assertThat(recording.outcome("checkout")).isEqualTo("degraded");
        assertThat(recording.span("checkout").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void fail_withAReason_failsATransactionThatReturns() {
        checkout.run(tx -> tx.fail("out_of_stock"));
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
    }

    @Test
    void start_completedAndClosed_isOk() {
        try (Transaction order = checkout.start();
                Step pay = order.step("pay")) {
            pay.complete();
            order.complete();
        }
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(recording.parentOf("pay")).isEqualTo("checkout");
    }

    @Test
    void start_closedWithoutComplete_isAbandoned() {
        try (Transaction order = checkout.start()) {
            order.attribute("order.id", "42");
        }
        assertThat(recording.outcome("checkout")).isEqualTo("abandoned");
        assertThat(recording.span("checkout").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void close_twice_countsOnce() {
        Transaction order = checkout.start();
        order.close();
        order.complete();
        order.close();
        assertThat(recording.names()).containsExactly("checkout");
        assertThat(recording.outcome("checkout")).isEqualTo("abandoned");
    }

    @Test
    void step_insideAnother_isItsChildThoughMadeFromTheTransaction() {
        checkout.run(tx -> tx.step("pay", () -> tx.step("charge card", () -> 1)));
        assertThat(recording.parentOf("charge card")).isEqualTo("pay");
        assertThat(recording.parentOf("pay")).isEqualTo("checkout");
    }

    @Test
    void step_onAnotherThread_isAChildOfTheTransaction() {
        checkout.run(tx -> CompletableFuture.runAsync(() -> tx.step("score risk", () -> {}))
                .join());
        assertThat(recording.parentOf("score risk")).isEqualTo("checkout");
    }

    @Test
    void step_ofOpenTelemetrysOwnApiInside_isPartOfTheTree() {
        checkout.run(tx -> tx.step("pay", () -> {
            tracer().spanBuilder("POST").startSpan().end();
            Span.current().setAttribute("bank", "test");
        }));
        assertThat(recording.parentOf("POST")).isEqualTo("pay");
        assertThat(recording.attribute("pay", stringKey("bank"))).isEqualTo("test");
    }

    @Test
    void step_insideASpanOfOpenTelemetrysOwnApi_isItsChild() {
        checkout.run(tx -> {
            Span span = tracer().spanBuilder("POST").startSpan();
            try (var ignored = span.makeCurrent()) {
                tx.step("pay", () -> {});
            }
            span.end();
        });
        assertThat(recording.parentOf("pay")).isEqualTo("POST");
        assertThat(recording.parentOf("POST")).isEqualTo("checkout");
    }

    @Test
    void call_insideAnotherSpan_joinsItsTrace() {
        Span server = tracer().spanBuilder("GET /cart").startSpan();
        try (var ignored = server.makeCurrent()) {
            checkout.run(tx -> {});
        }
        server.end();
        assertThat(recording.parentOf("checkout")).isEqualTo("GET /cart");
    }

    @Test
    void call_scopeLeftOpenInside_threadHasItsOwnContextBack() {
        Context before = Context.current();
        checkout.run(tx -> {
            tx.step("never closed");
        });
        assertThat(Context.current()).isSameAs(before);
        assertThat(recording.tracing.problems().count("scope left open")).isEqualTo(1);
    }

    @Test
    void close_notInReverseOrder_laterTransactionsAreRoots() {
        Context before = Context.current();
        Transaction first = checkout.start();
        Transaction second = recording.tracing.transaction("refund").start();
        first.close();
        second.close();
        recording.tracing.transaction("later").run(tx -> {});
        assertThat(Context.current()).isSameAs(before);
        assertThat(recording.parentOf("later")).isEqualTo("none");
        assertThat(recording.span("later").getTraceId())
                .isNotEqualTo(recording.span("checkout").getTraceId());
    }

    @Test
    void close_beforeItsStep_threadHasItsOwnContextBack() {
        Context before = Context.current();
        Transaction order = checkout.start();
        Step pay = order.step("pay");
        order.close();
        pay.close();
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void close_insideTheBody_threadHasItsOwnContextBack() {
        Context before = Context.current();
        checkout.run(tx -> tx.step("pay", tx::close));
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void close_stepsNotInReverseOrder_nextStepIsBelowTheTransaction() {
        checkout.run(tx -> {
            Step first = tx.step("first");
            Step second = tx.step("second");
            first.close();
            second.close();
            tx.step("third", () -> {});
        });
        assertThat(recording.parentOf("third")).isEqualTo("checkout");
    }

    @Test
    void close_afterTheThreadWentOnToOtherWork_leavesThatWorkAlone() {
        Step late = checkout.call(tx -> tx.step("late"));
        recording.tracing.transaction("refund").run(tx -> {
            late.close();
            tx.step("pay back", () -> {});
            assertThat(Context.current()).isSameAs(tx.context());
        });
        assertThat(recording.parentOf("pay back")).isEqualTo("refund");
    }

    @Test
    void step_manyDeep_isMadeWithoutRecursion() {
        checkout.run(tx -> {
            Step step = tx;
            for (int depth = 0; depth < 50_000; depth++) {
                step = step.handOff("deeper");
            }
            step.attribute("depth", "deep").close();
        });
        assertThat(recording.names()).containsExactly("deeper", "checkout");
    }

    @Test
    void fail_afterTheStepEnded_changesNothing() {
        checkout.run(tx -> {
            Step pay = tx.handOff("pay");
            pay.complete();
            pay.close();
            pay.fail("too_late");
        });
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void call_exceptionWithBrokenMethods_sameInstanceArrivesAndTheOutcomeIsThere() {
        RuntimeException broken = new BrokenException();
        assertThat(catchThrowable(() -> checkout.run(tx -> {
                    throw broken;
                })))
                .isSameAs(broken);
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
    }

    @Test
    void resume_contextOfAnotherPartOfThisProcess_goesOnWithTheTransaction() {
        checkout.run(tx ->
                recording.tracing.transaction("score").resume(tx.context()).run(score -> {}));
        assertThat(recording.attribute("score", TransactionAttributes.NAME)).isEqualTo("checkout");
        assertThat(recording.attribute("score", TransactionAttributes.PASSPORT_PROBLEM))
                .isNull();
    }

    @Test
    void step_workThatGoesOnAfterTheEnd_isBelowItsTransaction() {
        BusinessTransaction mail = recording.tracing.transaction("send mail");
        Runnable later = checkout.call(tx -> Context.current().wrap(() -> mail.run(sending -> {})));
        Context before = Context.current();
        later.run();
        assertThat(recording.parentOf("send mail")).isEqualTo("checkout");
        assertThat(Context.current()).isSameAs(before);
        assertThat(recording.tracing.problems().count("scope left open")).isZero();
    }

    @Test
    void close_onAnotherThread_endsTheSpanAndTheNextTransactionIsARoot() throws Exception {
        Thread thread = new Thread(() -> {
            Transaction opened = checkout.start();
            CompletableFuture.runAsync(opened::close).join();
            recording.tracing.transaction("refund").run(tx -> {});
        });
        thread.start();
        thread.join();
        assertThat(recording.parentOf("refund")).isEqualTo("none");
        assertThat(recording.span("refund").getTraceId())
                .isNotEqualTo(recording.span("checkout").getTraceId());
    }

    @Test
    void handOff_isNotCurrentAndEndsOnAnyThread() {
        checkout.run(tx -> {
            Step publish = tx.handOff("publish");
            assertThat(Span.current()).isNotEqualTo(Span.fromContext(publish.context()));
            CompletableFuture.runAsync(() -> {
                        publish.complete();
                        publish.close();
                    })
                    .join();
        });
        assertThat(recording.parentOf("publish")).isEqualTo("checkout");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void attributesEventsAndLinks_areOnTheSpan() {
        Span other = tracer().spanBuilder("other").startSpan();
        checkout.run(tx -> tx.attribute("order.id", "42").event("coupon used").link(other.getSpanContext()));
        assertThat(recording.attribute("checkout", stringKey("order.id"))).isEqualTo("42");
        assertThat(recording.span("checkout").getEvents().get(0).getName()).isEqualTo("coupon used");
        assertThat(recording.span("checkout").getLinks().get(0).getSpanContext().getSpanId())
                .isEqualTo(other.getSpanContext().getSpanId());
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void nulls_whileRunning_areNotThrownAtTheApplication() {
        checkout.run(tx -> {
            tx.attribute((String) null, "value").attribute("key", (String) null).event(null);
            tx.link(null).fail((String) null);
            tx.step((String) null, () -> {});
        });
        assertThat(recording.names()).containsExactly("unnamed", "checkout");
    }

    private io.opentelemetry.api.trace.Tracer tracer() {
        return recording.tracing.openTelemetry().getTracer("somebody else");
    }

    private void declined() {
        throw new IllegalStateException("card 4711 declined");
    }

    private static String read(String file) throws IOException {
        throw new IOException(file);
    }

    private static final class BrokenException extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("no equals");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("no hash");
        }
    }
}
