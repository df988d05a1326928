package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that are started on pooled threads, and that nobody ever closes. */
class LeakTest {

    private static final int MANY = 1_000;
    private static final int A_MILLION = 1_000_000;
    private static final int RETRIES = 20;
    private static final long MEBIBYTE = 1 << 20;

    private final Roots roots = new Roots();
    private final LogLines log = new LogLines();
    private final Tracing tracing = Tracing.builder()
            .withoutShutdownHook()
            .property("otel.metrics.exporter", "none")
            .processor(roots)
            .build();
    private final BusinessTransaction checkout = tracing.transaction("checkout");
    private final BusinessTransaction refund = tracing.transaction("refund");
    private final BusinessTransaction other = tracing.transaction("other");
    private ExecutorService pool = Executors.newFixedThreadPool(1);

    @AfterEach
    void close() {
        pool.shutdownNow();
        tracing.close();
        log.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void leaked_onPooledThreads_onlyTheLastOfEachThreadIsKeptAlive(int threads) {
        pool.shutdown();
        pool = Executors.newFixedThreadPool(threads);
        List<WeakReference<Context>> leaked = new CopyOnWriteArrayList<>();
        for (int i = 0; i < MANY; i++) {
            onThePool(() -> leaked.add(new WeakReference<>(checkout.start().context())));
        }
        assertThat(alive(leaked, threads)).isLessThanOrEqualTo(threads);
    }

    @Test
    @Tag("long")
    void leaked_aMillion_lessThanAMebibyteIsKept() {
        onThePool(() -> leak(MANY));
        long before = heap(MANY);
        onThePool(() -> leak(A_MILLION));
        assertThat(heap(A_MILLION) - before).isLessThan(MEBIBYTE);
        assertThat(counted()).isEqualTo(MANY + A_MILLION);
    }

    @Test
    void leaked_byEachRequestOnOneThread_eachIsATraceOfItsOwn() {
        for (int i = 0; i < MANY; i++) {
            onThePool(checkout::start);
        }
        assertThat(roots.traces).hasSize(MANY);
        assertThat(roots.withParent).isEmpty();
        assertThat(counted()).isEqualTo(MANY - 1);
        tracing.close();
        assertThat(counted()).isEqualTo(MANY);
    }

    @Test
    void leaked_onOneThreadAndAllGarbage_eachIsCounted() {
        for (int i = 0; i < MANY; i++) {
            onThePool(checkout::start);
        }
        for (int i = 0; i < RETRIES && counted() < MANY; i++) {
            collect(MANY);
        }
        assertThat(counted()).isEqualTo(MANY);
    }

    @Test
    void leaked_nextOfAnotherNameInLambdaForm_isATraceOfItsOwn() {
        onThePool(checkout::start);
        untilGarbage();
        onThePool(() -> refund.run(tx -> {}));
        assertThat(roots.traces).hasSize(2);
        assertThat(roots.withParent).isEmpty();
    }

    @Test
    void leaked_nextOfAnotherNameInTryForm_isATraceOfItsOwn() {
        onThePool(checkout::start);
        untilGarbage();
        onThePool(() -> refund.start().close());
        assertThat(roots.traces).hasSize(2);
        assertThat(roots.withParent).isEmpty();
    }

    /** A handle is found to be garbage by the thread it was left on, without any other transaction. */
    private void untilGarbage() {
        WeakReference<Object> witness = new WeakReference<>(new Object());
        while (witness.get() != null) {
            System.gc();
        }
    }

    private long counted() {
        return tracing.problems().count(LeakReport.LEFT_OPEN);
    }

    private void leak(int times) {
        for (int i = 0; i < times; i++) {
            checkout.start();
        }
    }

    private void onThePool(Runnable request) {
        CompletableFuture.runAsync(request, pool).join();
    }

    private long alive(List<WeakReference<Context>> leaked, long enough) {
        long alive = Long.MAX_VALUE;
        for (int i = 0; i < RETRIES && alive > enough; i++) {
            collect(MANY);
            alive = leaked.stream().filter(context -> context.get() != null).count();
        }
        return alive;
    }

    /** Opens enough others to end what is garbage. */
    private void collect(int leaked) {
        System.gc();
        for (int ended = 0; ended <= leaked; ended += Watches.MOST_AT_ONCE) {
            other.start().close();
        }
    }

    private long heap(int leaked) {
        for (int i = 0; i < RETRIES; i++) {
            collect(leaked);
        }
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Notes traces, and keeps hold of no span; of those with a parent, few names are enough. */
    private static final class Roots implements SpanProcessor {

        private final Set<String> traces = ConcurrentHashMap.newKeySet();
        private final Set<String> withParent = ConcurrentHashMap.newKeySet();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            if (traces.size() < MANY) {
                traces.add(span.getSpanContext().getTraceId());
            }
            if (span.getParentSpanContext().isValid()) {
                withParent.add(span.getName());
            }
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }
}
