package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.ContextKey;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Headers that were taken from a carrier, and who went on with them. Thread-safe. */
final class Read {

    static final ContextKey<Read> KEY = ContextKey.named("perfectlap-testkit-read");

    private final Headers headers;
    private final AtomicReference<@Nullable SpanContext> reader = new AtomicReference<>();

    Read(Headers headers) {
        this.headers = headers;
    }

    Headers headers() {
        return headers;
    }

    /** Only the first counts; the others are below it. */
    void goOn(SpanContext span) {
        reader.compareAndSet(null, span);
    }

    @Nullable
    SpanContext reader() {
        return reader.get();
    }
}
