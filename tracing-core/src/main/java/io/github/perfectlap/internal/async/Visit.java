package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;

/**
 * A context is current on a thread for a while. What was current before comes back, whatever was left open meanwhile.
 */
record Visit(Scope scope, Context before) implements Scope {

    /** Begins one. A storage that throws changes nothing, and nobody hears of it. */
    static Scope to(Context context) {
        try {
            Context before = Context.current();
            return before == context
                    ? Scope.noop()
                    : new Visit(ContextStorage.get().attach(context), before);
        } catch (Throwable fault) {
            return Scope.noop();
        }
    }

    @Override
    public void close() {
        try {
            scope.close();
        } catch (Throwable strict) {
            // Storages may complain of what is out of order; that is put right below.
        }
        try {
            if (Context.current() != before) {
                Scope unused = ContextStorage.get().attach(before);
            }
        } catch (Throwable fault) {
            // There is nothing left to try.
        }
    }
}
