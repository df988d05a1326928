package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** Nobody wants to know how something ends. */
record NoEnd(Context context) implements AsyncEnd {

    @Override
    public void succeeded(@Nullable Object result) {}

    @Override
    public void failed(Throwable thrown) {}

    @Override
    public void cancelled() {}

    @Override
    public void abandoned() {}

    @Override
    public AsyncEnd again() {
        return this;
    }
}
