package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/** A scope that was opened in a test, and tells the test's book when it is closed. */
final class WatchedScope implements Scope {

    private final Scope inner;
    private final Context before;
    private final ScopeBook book;
    private final String place = StartPlace.ofCaller();
    private final Thread opener = Thread.currentThread();

    WatchedScope(Scope inner, Context before, ScopeBook book) {
        this.inner = inner;
        this.before = before;
        this.book = book;
    }

    /** Forgets a scope that the testkit itself has opened. */
    static void disregard(Scope scope) {
        if (scope instanceof WatchedScope watched) {
            watched.book.disregard(watched);
        }
    }

    String place() {
        return place;
    }

    Thread opener() {
        return opener;
    }

    /** Whether this is what its thread went on with before it was opened. */
    boolean isBefore(Context context) {
        return before == context && opener == Thread.currentThread();
    }

    @Override
    public void close() {
        inner.close();
        book.closed(this);
    }
}
