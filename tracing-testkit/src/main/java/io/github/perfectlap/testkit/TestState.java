package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** What the extension keeps for one test; JUnit closes it when the test has ended. */
final class TestState implements AutoCloseable {

    private final @Nullable TestClock clock;
    private final CapturedTraces traces;
    private final Thread thread = Thread.currentThread();
    private final Scope current;
    private final Context before;

    TestState() {
        this(null);
    }

    /** For a test that moves the time itself, where there is a clock. */
    TestState(@Nullable TestClock clock) {
        this.clock = clock;
        this.traces = clock == null ? CapturedTraces.create() : CapturedTraces.create(clock);
        this.current = traces.makeCurrent();
        this.before = Context.current();
    }

    @Nullable
    TestClock clock() {
        return clock;
    }

    CapturedTraces traces() {
        return traces;
    }

    /** Restores the thread, and throws what is wrong unless the test has failed already. */
    void end(boolean hasFailed) {
        try {
            check(hasFailed);
        } finally {
            leave();
        }
    }

    private void check(boolean hasFailed) {
        Context left = Context.current();
        boolean isLeft = Thread.currentThread() == thread && left != before;
        if (hasFailed) {
            restore(isLeft);
            return;
        }
        // Before the thread has its context back, so that what it left open isn't waited for.
        SpanBook.Wait wait = traces.settle();
        restore(isLeft);
        EndOfTest end = new EndOfTest(traces, wait);
        if (isLeft) {
            end.leftCurrent(left);
        }
        end.throwIfAny();
    }

    private void restore(boolean isLeft) {
        if (isLeft) {
            WatchedScope.disregard(ContextStorage.get().attach(before));
        }
    }

    private void leave() {
        if (Thread.currentThread() == thread) {
            current.close();
        }
    }

    @Override
    public void close() {
        // Once more, for a test that never began.
        leave();
        traces.close();
        Strays.OF_PROCESS.report();
    }
}
