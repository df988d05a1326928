package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/** Keeps every scope that is opened in a test, and what is wrong with how it was closed. Thread-safe. */
final class ScopeBook {

    private final Runnable onClose;
    private final Set<WatchedScope> open = new LinkedHashSet<>();
    private final Set<WatchedScope> closedElsewhere = new LinkedHashSet<>();
    private final Map<WatchedScope, Boolean> disregarded = new WeakHashMap<>();
    private final List<Difference> misuses = new ArrayList<>();

    /** One that calls this whenever a scope was closed. */
    ScopeBook(Runnable onClose) {
        this.onClose = onClose;
    }

    Scope opened(Scope inner, Context before) {
        WatchedScope scope = new WatchedScope(inner, before, this);
        synchronized (this) {
            open.add(scope);
        }
        return scope;
    }

    synchronized void disregard(WatchedScope scope) {
        open.remove(scope);
        disregarded.put(scope, true);
    }

    void closed(WatchedScope scope) {
        note(scope);
        onClose.run();
    }

    private synchronized void note(WatchedScope scope) {
        if (disregarded.containsKey(scope)) {
            return;
        }
        boolean isFirst = open.remove(scope);
        if (!isFirst) {
            misuses.add(misuse(scope, " was closed twice, the second time at "));
        } else if (scope.opener() != Thread.currentThread()) {
            closedElsewhere.add(scope);
            misuses.add(misuse(
                    scope, " was closed by thread " + Thread.currentThread().getName() + " at "));
        }
    }

    /** Whether the calling thread had this context before it opened a scope that is still open. */
    synchronized boolean isBefore(Context context) {
        return open.stream().anyMatch(scope -> scope.isBefore(context));
    }

    /** Whether nothing is open on another thread that could still be closed there. */
    synchronized boolean isQuietElsewhere() {
        Thread here = Thread.currentThread();
        return open.stream().map(WatchedScope::opener).allMatch(opener -> opener == here || !opener.isAlive());
    }

    /** Whether what a thread has current is explained by one of the problems. */
    synchronized boolean hasLeft(Thread thread) {
        return Stream.concat(open.stream(), closedElsewhere.stream()).anyMatch(scope -> scope.opener() == thread);
    }

    /** What is wrong, one line each. */
    synchronized List<Difference> problems() {
        List<Difference> problems = new ArrayList<>(misuses);
        open.forEach(scope -> problems.add(problem(scope, " is still open")));
        return problems;
    }

    private static Difference misuse(WatchedScope scope, String what) {
        return problem(scope, what + StartPlace.ofCaller());
    }

    private static Difference problem(WatchedScope scope, String what) {
        String opener = scope.opener().getName();
        return new Difference(
                DifferenceKind.SCOPE, "opened by thread " + Clipped.to(40, opener) + " at " + scope.place() + what);
    }
}
