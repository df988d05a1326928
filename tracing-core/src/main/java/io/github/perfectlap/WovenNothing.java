package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** A method whose annotations can't be read: it runs, and nothing is recorded. */
final class WovenNothing extends WovenMethod {

    @Override
    public @Nullable Step enter(@Nullable Tracing own) {
        return null;
    }

    @Override
    public void arguments(Step running, @Nullable Object[] values) {
        // There is nothing that could have attributes.
    }

    @Override
    public @Nullable Object exit(Step running, @Nullable Object result, @Nullable Throwable thrown) {
        return result;
    }
}
