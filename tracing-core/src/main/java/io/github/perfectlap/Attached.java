package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A context that was made current: on a thread that had another one than its parent, or for a transaction that is
 * closed by hand.
 *
 * @param before what was current before
 * @param watch null for what is no transaction
 */
record Attached(
        Scope scope,
        Context before,
        Thread opener,
        @Nullable Watch watch) implements Scope {

    /** Made current by the calling thread. */
    static Attached here(Scope scope, Context before) {
        return here(scope, before, null);
    }

    /** Likewise, for a transaction. */
    static Attached here(Scope scope, Context before, @Nullable Watch watch) {
        return new Attached(scope, before, Thread.currentThread(), watch);
    }

    boolean isHere() {
        return Thread.currentThread() == opener;
    }

    @Override
    public void close() {
        scope.close();
    }

    /**
     * Gives the calling thread back its own context, less steps that have ended and were left open.
     *
     * @param step what the scope had made current; where what is current now was not opened inside it, the thread
     *     has gone on to something else, which stays
     * @param isEndOfBody whether nothing but what is inside can be current
     * @return whether everything opened later had been closed
     */
    static boolean close(Scope scope, Inner step, Context before, boolean isEndOfBody) {
        Context current = Context.current();
        boolean inOrder = current == step.context();
        if (inOrder && !Nesting.isLeftOver(before)) {
            scope.close();
            return true;
        }
        boolean isInside = inOrder || isEndOfBody || Nesting.isInside(current, step);
        try {
            scope.close();
        } catch (RuntimeException strict) {
            // Storages may complain of what is out of order; that is found out below, and put right.
            step.lap().recorder().problems().failed("Closing a scope", strict);
        }
        Context own = Nesting.withoutLeftOvers(before);
        boolean isBack = isCurrent(own);
        if (!isBack && isInside) {
            Scope unused = ContextStorage.get().attach(own);
        }
        return inOrder || isBack;
    }

    private static boolean isCurrent(Context context) {
        Context current = Context.current();
        if (current == context) {
            return true;
        }
        // Under an agent each look gives another object for the same context.
        boolean looksDiffer = current != Context.current();
        return looksDiffer
                && Inner.in(current) == Inner.in(context)
                && Span.fromContext(current)
                        .getSpanContext()
                        .equals(Span.fromContext(context).getSpanContext());
    }
}
