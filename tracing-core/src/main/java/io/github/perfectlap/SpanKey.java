package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/** Finds the key under which OpenTelemetry keeps the current span, by being the context it is looked up in. */
final class SpanKey implements Context {

    /** OpenTelemetry's own key of the current span. */
    static final ContextKey<?> KEY = find();

    private @Nullable ContextKey<?> asked;

    private SpanKey() {}

    private static ContextKey<?> find() {
        SpanKey probe = new SpanKey();
        Span unused = Span.fromContextOrNull(probe);
        return requireNonNull(probe.asked, "OpenTelemetry looked for no key");
    }

    @Override
    public <V> @Nullable V get(ContextKey<V> key) {
        asked = key;
        return null;
    }

    @Override
    public <V> Context with(ContextKey<V> key, V value) {
        return this;
    }
}
