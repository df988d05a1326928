package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What tells a test's thread, and whatever its context is handed to, that it is the test's.
 *
 * @param thread whose marks these are
 * @param markedBefore by whom the thread was marked before
 */
record OwnMarks(Thread thread, @Nullable CapturedTraces markedBefore, Scope context, Scope tracing) implements Scope {

    static OwnMarks put(CapturedTraces traces) {
        Scope context = ContextStorage.get().attach(Context.current().with(RunningTests.KEY, traces));
        Scope tracing = traces.tracing().makeCurrent();
        WatchedScope.disregard(context);
        WatchedScope.disregard(tracing);
        return new OwnMarks(Thread.currentThread(), RunningTests.mark(traces), context, tracing);
    }

    @Override
    public void close() {
        tracing.close();
        context.close();
        if (Thread.currentThread() == thread) {
            CapturedTraces unused = RunningTests.mark(markedBefore);
        }
    }
}
