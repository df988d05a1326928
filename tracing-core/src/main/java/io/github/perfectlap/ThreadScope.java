package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;

/** A context made current on one thread, which gets back exactly what it had before. */
final class ThreadScope {

    private final Thread opener = Thread.currentThread();
    private final Context before = Context.current();
    private final Scope scope;
    private volatile boolean closedInOrder;

    ThreadScope(Context context) {
        this.scope = ContextStorage.get().attach(context);
    }

    Context before() {
        return before;
    }

    boolean isHere() {
        return Thread.currentThread() == opener;
    }

    /** Whether its context may still be current on the calling thread, or become so again. */
    boolean isLeftHere() {
        return isHere() && !closedInOrder;
    }

    /**
     * Gives the thread back its own context, less steps that have ended and were left open.
     *
     * @param isInside whether what is current now was opened inside this scope; where it was not, the thread has
     *     gone on to something else, which stays
     * @return whether everything opened later had been closed
     */
    boolean close(boolean isInside) {
        scope.close();
        Context own = Nesting.withoutLeftOvers(before);
        closedInOrder = isCurrent(own);
        if (!closedInOrder && isInside) {
            ContextStorage.get().attach(own);
        }
        return closedInOrder;
    }

    private static boolean isCurrent(Context context) {
        Context current = Context.current();
        if (current == context) {
            return true;
        }
        // Under an agent each look gives another object for the same context.
        boolean looksDiffer = current != Context.current();
        return looksDiffer
                && Recorded.in(current) == Recorded.in(context)
                && Span.fromContext(current)
                        .getSpanContext()
                        .equals(Span.fromContext(context).getSpanContext());
    }
}
