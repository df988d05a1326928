package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Tells each running test which scopes it opens; otherwise as the storage that the process has anyway. */
record WatchedStorage(ContextStorage inner) implements ContextStorage {

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String KIT = WatchedStorage.class.getPackageName() + ".";

    static {
        // What comes after the first use of a context is ignored: the lines of scopes are then not known.
        ContextStorage.addWrapper(WatchedStorage::new);
    }

    /** Puts it in front of the storage, once, where no context has been used yet. */
    static void install() {
        // Loading the class has done it.
    }

    @Override
    public Scope attach(Context toAttach) {
        Context before = current();
        CapturedTraces test = RunningTests.of(toAttach, before);
        Scope scope = inner.attach(toAttach);
        if (test == null || isRestored(toAttach, test.scopes())) {
            return scope;
        }
        return test.scopes().opened(scope, before == null ? Context.root() : before);
    }

    @Override
    public @Nullable Context current() {
        return inner.current();
    }

    @Override
    public Context root() {
        return inner.root();
    }

    // The library gives threads their context back where something inside was left open; that is not for closing.
    private static boolean isRestored(Context toAttach, ScopeBook scopes) {
        return scopes.isBefore(toAttach) && isCalledByLibrary();
    }

    private static boolean isCalledByLibrary() {
        return WALKER.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.equals(WatchedStorage.class.getName()) && !name.startsWith("io.opentelemetry."))
                .findFirst()
                .filter(name -> name.startsWith("io.github.perfectlap.") && !name.startsWith(KIT))
                .isPresent());
    }
}
