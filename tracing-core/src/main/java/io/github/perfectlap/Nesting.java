package io.github.perfectlap;

import io.opentelemetry.context.Context;

/** Which steps are open inside which, as contexts tell it. */
final class Nesting {

    private Nesting() {}

    /** Whether the innermost step of a context is the given one, or was opened inside it. */
    static boolean isInside(Context context, Recorded outer) {
        Recorded innermost = Recorded.in(context);
        return innermost != null && isInside(innermost, outer);
    }

    /** The context, less the innermost steps that have ended and were left open on the calling thread. */
    static Context withoutLeftOvers(Context context) {
        Context own = context;
        for (Recorded step = Recorded.in(own); step != null && step.isLeftOver(); step = Recorded.in(own)) {
            own = step.before(own);
        }
        return own;
    }

    private static boolean isInside(Recorded step, Recorded outer) {
        if (step.transaction() != outer.transaction()) {
            return false;
        }
        boolean isTransaction = outer.parent() == null;
        Recorded next = step;
        while (!isTransaction && next != null && next != outer) {
            next = next.parent();
        }
        return next != null;
    }
}
