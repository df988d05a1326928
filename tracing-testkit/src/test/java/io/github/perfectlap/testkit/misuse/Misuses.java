package io.github.perfectlap.testkit.misuse;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;

import io.github.perfectlap.Step;
import io.github.perfectlap.Transaction;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test leaves something behind; run by a launcher only. */
@Execution(ExecutionMode.SAME_THREAD)
public class Misuses {

    private static final ExecutorService POOL = Executors.newSingleThreadExecutor(work -> new Thread(work, "pooled"));

    private final Context before = Context.current();

    @AfterAll
    static void shutDown() {
        POOL.shutdownNow();
    }

    private static Transaction start(CapturedTraces traces) {
        return traces.tracing().transaction("checkout").start();
    }

    @TracingTest
    void openTransaction(CapturedTraces traces) {
        Transaction checkout = start(traces);
        checkout.step("ship", () -> {});
    }

    @TracingTest
    void openHandOff(CapturedTraces traces) {
        traces.timeLimit(Duration.ofMillis(20));
        Step step = traces.tracing().transaction("checkout").call(tx -> tx.handOff("publish"));
        step.attribute("kept", "open");
    }

    @TracingTest
    void leakedScope(CapturedTraces traces) {
        // Not by makeCurrent(): the compiler refuses here to leave that open.
        ContextStorage.get().attach(Context.current().with(ContextKey.named("tenant"), "a"));
    }

    private static Scope opened() {
        return ContextStorage.get().attach(Context.current().with(ContextKey.named("tenant"), "a"));
    }

    @TracingTest
    void scopeClosedElsewhere(CapturedTraces traces) throws InterruptedException {
        Scope scope = ContextStorage.get().attach(Context.current().with(ContextKey.named("tenant"), "a"));
        Thread elsewhere = new Thread(() -> scope.close(), "elsewhere");
        elsewhere.start();
        elsewhere.join();
    }

    @TracingTest
    void scopeLeftOnAPoolsThread(CapturedTraces traces) throws Exception {
        traces.timeLimit(Duration.ofMillis(20));
        POOL.submit(Context.current().wrap(() -> opened())).get();
    }

    @TracingTest
    void scopeClosedLateOnAPoolsThread(CapturedTraces traces) throws InterruptedException {
        Thread test = Thread.currentThread();
        CountDownLatch opened = new CountDownLatch(1);
        POOL.execute(Context.current().wrap(() -> {
            opened.countDown();
            while (test.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }));
        opened.await();
    }

    @TracingTest
    void handOffThatNobodyReads(CapturedTraces traces) {
        traces.everyHandOffArrives().timeLimit(Duration.ofMillis(20));
        try (Step publish = traces.tracing().transaction("checkout").call(tx -> tx.handOff("publish"))) {
            publish.complete();
        }
    }

    @TracingTest
    void unexpectedFailure(CapturedTraces traces) {
        traces.tracing()
                .transaction("checkout")
                .run(tx -> tx.run("charge card", step -> step.fail("insufficient_funds")));
        Assertions.assertEquals("checkout", traces.onlyTree().name());
    }

    @TracingTest
    void failedAlready(CapturedTraces traces) {
        start(traces);
        Assertions.fail("its own");
    }

    @TracingTest
    void expectedFailure(CapturedTraces traces) {
        traces.tracing().transaction("checkout").run(tx -> tx.fail("declined"));
        assertThat(traces.onlyTree()).hasShape("checkout [failed declined]");
    }

    @TracingTest
    void failureAfterTheAssertion(CapturedTraces traces) {
        expectedFailure(traces);
        traces.tracing().transaction("refund").run(tx -> tx.fail("declined"));
    }

    @TracingTest
    void workAfterTheAssertion(CapturedTraces traces) {
        Transaction checkout = ended(traces);
        assertThat(traces).hasShape("checkout");
        checkout.step("late", () -> {});
        traces.tracing().transaction("refund").run(tx -> {});
    }

    @TracingTest
    void failureLateAndAllowed(CapturedTraces traces) {
        Transaction checkout = ended(traces.allowFailures());
        assertThat(traces.onlyTree()).hasShape("checkout");
        checkout.run("late", step -> step.fail("declined"));
    }

    @TracingTest
    void assertedAgain(CapturedTraces traces) {
        Transaction checkout = ended(traces);
        assertThat(traces).hasShape("checkout");
        checkout.step("late", () -> {});
        assertThat(traces.onlyTree()).hasShape("checkout > late");
    }

    private static Transaction ended(CapturedTraces traces) {
        return traces.tracing().transaction("checkout").call(tx -> tx);
    }

    @TracingTest
    void forgottenComplete(CapturedTraces traces) {
        start(traces).close();
    }

    @TracingTest
    void allowedFailure(CapturedTraces traces) {
        traces.allowFailures().tracing().transaction("checkout").run(tx -> tx.fail("declined"));
    }

    @TracingTest
    void closedInAfterEach(CapturedTraces traces) {
        opened = start(traces);
    }

    private Transaction opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.complete();
            opened.close();
        }
        Assertions.assertSame(Context.root(), before, "left by the test before");
    }
}
