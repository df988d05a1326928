package io.github.perfectlap;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Which steps are open inside which, as contexts tell it. */
final class Nesting {

    private Nesting() {}

    /** Whether the innermost step of a context is the given one, or was opened inside it. */
    static boolean isInside(Context context, Inner outer) {
        Inner innermost = Inner.in(context);
        return innermost != null && innermost.lap() == outer.lap() && isInside(innermost, outer);
    }

    /** The context, less the innermost steps that have ended and were left open on the calling thread. */
    static Context withoutLeftOvers(Context context) {
        Context own = context;
        for (Inner step = Inner.in(own); step != null && step.isLeftOver(); step = Inner.in(own)) {
            own = step.before();
        }
        return own;
    }

    /** Whether the innermost step of a context has ended and was left open on the calling thread. */
    static boolean isLeftOver(Context context) {
        Inner inner = Inner.in(context);
        return inner != null && inner.isLeftOver();
    }

    /** What is no context of ours: where everything but span and step is looked up. */
    static Context plain(Context context) {
        Context plain = context;
        while (plain instanceof Inner inner) {
            plain = inner.parentContext();
        }
        return plain;
    }

    /** The step of a sequence that runs directly inside the given one, or null. */
    static @Nullable Recorded nextInside(Context context, Inner outer) {
        if (context instanceof Recorded step && step.parentContext() == outer) {
            return step.isNext() ? step : null;
        }
        Inner inner = Inner.in(context);
        while (inner != null && inner != outer && inner.lap() == outer.lap()) {
            Inner around = inner.outer();
            if (around == outer) {
                return inner instanceof Recorded step && step.isNext() ? step : null;
            }
            inner = around;
        }
        return null;
    }

    private static boolean isInside(Inner step, Inner outer) {
        boolean isTransaction = outer.outer() == null;
        Inner next = step;
        while (!isTransaction && next != null && next != outer) {
            next = next.outer();
        }
        return next != null;
    }
}
