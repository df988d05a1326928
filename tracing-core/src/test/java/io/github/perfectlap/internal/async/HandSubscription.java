package io.github.perfectlap.internal.async;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Says what it was asked. */
record HandSubscription(Consumer<String> asked) implements Flow.Subscription {

    @Override
    public void request(long count) {
        asked.accept("request " + count);
    }

    @Override
    public void cancel() {
        asked.accept("cancel");
    }
}
