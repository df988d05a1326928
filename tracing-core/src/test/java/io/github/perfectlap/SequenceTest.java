package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Mode.class)
class SequenceTest {

    private final Recording recording;
    private final BusinessTransaction checkout;

    SequenceTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
    }

    @Test
    void next_endsTheStepBefore_withoutAGap() {
        checkout.run(tx -> {
            tx.next("reserve stock");
            recording.pass(Duration.ofMillis(3));
            tx.next("charge card");
            recording.pass(Duration.ofMillis(4));
        });
        assertThat(recording.names()).containsExactly("reserve stock", "charge card", "checkout");
        assertThat(recording.span("reserve stock").getEndEpochNanos())
                .isEqualTo(recording.span("charge card").getStartEpochNanos());
        assertThat(recording.span("charge card").getEndEpochNanos())
                .isEqualTo(recording.span("checkout").getEndEpochNanos());
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void next_first_beginsWhereTheTransactionBegan() {
        checkout.run(tx -> {
            recording.pass(Duration.ofMillis(3));
            tx.next("reserve stock");
        });
        assertThat(recording.span("reserve stock").getStartEpochNanos())
                .isEqualTo(recording.span("checkout").getStartEpochNanos());
    }

    @Test
    void next_firstAfterAnotherStep_beginsNow() {
        checkout.run(tx -> {
            tx.step("look up", () -> recording.pass(Duration.ofMillis(3)));
            tx.next("reserve stock");
        });
        assertThat(recording.span("reserve stock").getStartEpochNanos())
                .isEqualTo(recording.span("look up").getEndEpochNanos());
    }

    @Test
    void next_isCurrentAndParentOfWhatIsInside() {
        checkout.run(tx -> {
            tx.next("reserve stock");
            tx.step("lock shelf", () -> {});
            tx.next("charge card").step("ask bank", () -> {});
        });
        assertThat(recording.parentOf("lock shelf")).isEqualTo("reserve stock");
        assertThat(recording.parentOf("ask bank")).isEqualTo("charge card");
        assertThat(recording.parentOf("charge card")).isEqualTo("checkout");
    }

    @Test
    void next_bodyThrows_lastStepAndTransactionFail() {
        RuntimeException thrown = new IllegalStateException();
        assertThat(catchThrowable(() -> checkout.run(tx -> {
                    tx.next("reserve stock");
                    tx.next("charge card");
                    throw thrown;
                })))
                .isSameAs(thrown);
        assertThat(recording.attribute("charge card", TransactionAttributes.ERROR_TYPE))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(recording.attribute("reserve stock", TransactionAttributes.ERROR_TYPE))
                .isNull();
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
    }

    @Test
    void next_insideAStep_isASequenceOfItsOwn() {
        checkout.run(tx -> {
            tx.next("pay");
            tx.run("charge card", step -> {
                step.next("ask bank");
                step.next("book");
            });
            tx.next("ship");
        });
        assertThat(recording.parentOf("book")).isEqualTo("charge card");
        assertThat(recording.parentOf("charge card")).isEqualTo("pay");
        assertThat(recording.parentOf("ship")).isEqualTo("checkout");
    }

    @Test
    void next_inTryForm_endsWithItsTransaction() {
        Context before = Context.current();
        try (Transaction tx = checkout.start()) {
            tx.next("reserve stock");
            tx.next("charge card");
            tx.complete();
        }
        assertThat(recording.names()).containsExactly("reserve stock", "charge card", "checkout");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void next_somethingLeftOpenInTheStep_threadAndTreeStayRight() {
        Context before = Context.current();
        checkout.run(tx -> {
            tx.next("reserve stock").step("never closed");
            tx.next("charge card");
        });
        assertThat(recording.parentOf("charge card")).isEqualTo("checkout");
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void next_inCallbackUnderTheLastOnesContext_threadGetsBackWhatItHad() {
        Context before = Context.current();
        CompletableFuture<String> answer = new CompletableFuture<>();
        AtomicReference<Transaction> running = new AtomicReference<>();
        AtomicReference<Context> asked = new AtomicReference<>(before);
        checkout.callAsync(tx -> {
            running.set(tx);
            tx.next("ask bank");
            asked.set(Context.current());
            return answer;
        });
        try (Scope ignored = asked.getPlain().makeCurrent();
                Step booked = running.getPlain().next("book")) {
            booked.complete();
        }
        assertThat(Context.current()).isSameAs(before);
        answer.complete("yes");
        assertThat(recording.parentOf("book")).isEqualTo("checkout");
    }

    @Test
    void close_byAnotherThread_ownThreadLosesTheLastStepWhenTheNextTransactionStarts() {
        try (Scope ignored = Context.root().makeCurrent()) {
            Transaction tx = checkout.start();
            tx.next("reserve stock");
            Threads.run(1, Context.current().wrap(() -> {
                tx.complete();
                tx.close();
            }));
            checkout.run(next -> {});
            checkout.run(next -> {});
            assertThat(Inner.in(Context.current())).isNull();
        }
        assertThat(recording.spans())
                .filteredOn(span -> span.getName().equals("checkout"))
                .hasSize(3)
                .allMatch(span -> !span.getParentSpanContext().isValid());
    }

    @Test
    void stepOpenedByHand_inALaterTaskOfTheCommonPool_isCurrentInTheNextOne() throws Exception {
        AtomicReference<Step> byHand = new AtomicReference<>();
        ForkJoinPool pool = ForkJoinPool.commonPool();
        for (int round = 0; round < 20; round++) {
            CompletableFuture.runAsync(() -> byHand.set(checkout.start().step("reserve stock")), pool)
                    .get();
            boolean isCurrent = CompletableFuture.supplyAsync(
                            () -> byHand.getPlain().call("lock shelf", lock -> Inner.in(Context.current()) == lock),
                            pool)
                    .get();
            assertThat(isCurrent).isTrue();
            CompletableFuture.runAsync(() -> byHand.getPlain().close(), pool).get();
        }
    }
}
