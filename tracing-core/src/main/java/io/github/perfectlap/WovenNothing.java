package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** A method of which nothing is recorded: somebody else does so, or its annotations can't be read. */
final class WovenNothing extends WovenMethod {

    @Override
    public @Nullable Step enter(@Nullable Tracing own) {
        return null;
    }

    @Override
    public void argument(Step running, int index, @Nullable Object value) {
        // There is nothing that could have attributes.
    }

    @Override
    public void argument(Step running, int index, long value) {
        // Nor here.
    }

    @Override
    public void argument(Step running, int index, double value) {
        // Nor here.
    }

    @Override
    public void argument(Step running, int index, boolean value) {
        // Nor here.
    }

    @Override
    public void exit(Step running, @Nullable Throwable thrown) {
        // Nothing was entered.
    }

    @Override
    public @Nullable Object exit(Step running, @Nullable Object result, @Nullable Throwable thrown) {
        return result;
    }
}
