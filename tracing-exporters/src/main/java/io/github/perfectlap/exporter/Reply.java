package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The two callbacks of one send: the first end is told, once, and what they throw stays here. */
final class Reply {

    private final AtomicBoolean given = new AtomicBoolean();
    private final Consumer<HttpResponse> onResponse;
    private final Consumer<Throwable> onError;
    private final Consumer<Throwable> onThrown;
    private volatile Runnable whenGiven = () -> {};

    Reply(Consumer<HttpResponse> onResponse, Consumer<Throwable> onError, Consumer<Throwable> onThrown) {
        this.onResponse = onResponse;
        this.onError = onError;
        this.onThrown = onThrown;
    }

    void whenGiven(Runnable action) {
        whenGiven = action;
    }

    void answer(HttpResponse response) {
        give(onResponse, response);
    }

    void fail(Throwable failure) {
        give(onError, failure);
    }

    private <T> void give(Consumer<T> callback, T value) {
        if (!given.compareAndSet(false, true)) {
            return;
        }
        whenGiven.run();
        try {
            callback.accept(value);
        } catch (RuntimeException | Error thrown) {
            onThrown.accept(thrown);
        }
    }
}
