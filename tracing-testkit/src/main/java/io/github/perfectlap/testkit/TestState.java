package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;

/** What the extension keeps for one test; JUnit closes it when the test has ended. */
final class TestState implements AutoCloseable {

    private final CapturedTraces traces = CapturedTraces.create();
    private final Thread thread = Thread.currentThread();
    private final Scope current = traces.makeCurrent();
    private final Context before = Context.current();

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
            ContextStorage.get().attach(before);
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
    }
}
