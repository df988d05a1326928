package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Transaction;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads keep their contexts as they do without the testkit. */
class WatchedStorageTest {

    /** A context of a type that nobody knows. */
    private static final class Own implements Context {

        @Override
        public <V> @Nullable V get(ContextKey<V> key) {
            return null;
        }

        @Override
        public <V> Context with(ContextKey<V> key, V value) {
            return Context.root().with(key, value);
        }
    }

    @Test
    void storage_isInstalledBeforeAnyTest() {
        assertThat(ContextStorage.get()).isInstanceOf(WatchedStorage.class);
    }

    @TracingTest
    void attach_contextOfAnotherType_staysTheSameObject(CapturedTraces traces) {
        Context before = Context.current();
        Context own = new Own();
        try (Scope scope = own.makeCurrent()) {
            assertThat(Context.current()).isSameAs(own);
        }
        assertThat(Context.current()).isSameAs(before);
    }

    @TracingTest
    void step_isTheCurrentContextItself(CapturedTraces traces) {
        traces.tracing()
                .transaction("checkout")
                .run(tx -> tx.run("pay", step -> assertThat(Context.current()).isSameAs(step.context())));
    }

    @Test
    void attach_outsideOfEveryTest_isLeftAlone() {
        Context before = Context.current();
        Scope scope = ContextStorage.get().attach(before.with(ContextKey.named("tenant"), "a"));
        assertThat(scope).isNotInstanceOf(WatchedScope.class);
        scope.close();
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void transactionLeftOpen_isOneProblemThoughTheLibraryMendsTheThread() {
        CapturedTraces traces = CapturedTraces.create();
        BusinessTransaction checkout = traces.tracing().transaction("checkout");
        try (Scope marks = traces.makeCurrent()) {
            Transaction left = checkout.start();
            checkout.run(tx -> {});
            assertThat(traces.scopes().problems()).hasSize(1);
            left.close();
        }
    }
}
