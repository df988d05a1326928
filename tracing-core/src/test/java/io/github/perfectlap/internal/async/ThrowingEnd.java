package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Throws where none does. */
final class ThrowingEnd implements AsyncEnd {

    @Override
    public Context context() {
        return Context.root();
    }

    @Override
    public void succeeded(@Nullable Object result) {
        throw new IllegalStateException("succeeded");
    }

    @Override
    public void failed(Throwable thrown) {
        throw new IllegalStateException("failed");
    }

    @Override
    public void cancelled() {
        throw new IllegalStateException("cancelled");
    }

    @Override
    public void abandoned() {
        throw new IllegalStateException("abandoned");
    }

    @Override
    public AsyncEnd again() {
        return this;
    }
}
