package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/** Finds out whether a context of our own type may be made current: an agent translates only its own types. */
final class ForeignStorage {

    private ForeignStorage() {}

    static boolean keepsContexts() {
        Context probe = new Probe();
        try (Scope ignored = probe.makeCurrent()) {
            return Context.current() == probe;
        }
    }

    private static final class Probe implements Context {

        @Override
        public <V> @Nullable V get(ContextKey<V> key) {
            return null;
        }

        @Override
        public <V> Context with(ContextKey<V> key, V value) {
            return Context.root().with(key, value);
        }
    }
}
