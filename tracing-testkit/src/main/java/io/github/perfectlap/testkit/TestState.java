package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;

/** What the extension keeps for one test; JUnit closes it when the test has ended. */
final class TestState implements AutoCloseable {

    private final CapturedTraces traces = CapturedTraces.create();
    private final Thread thread = Thread.currentThread();
    private final Context before = Context.current();

    CapturedTraces traces() {
        return traces;
    }

    /** Restores the thread, and throws what is wrong unless the test has failed already. */
    void end(boolean hasFailed) {
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

    @Override
    public void close() {
        traces.close();
    }
}
