package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One subscription. What goes up to the source happens in the context of the work, what comes down in that of the
 * subscriber: a source that answers at once would else have what follows it done inside of it.
 */
final class Observation {

    private final AsyncEnd end;
    private final Context work;
    private final Context subscriber = Context.current();
    private final Pending pending;

    Observation(AsyncEnd end) {
        this.end = end;
        this.work = end.context();
        this.pending = Pending.by(this, end);
    }

    /** Subscribes to the source. */
    void subscribe(Runnable upstream) {
        try (Scope up = up()) {
            upstream.run();
        } catch (Throwable thrown) {
            failed(thrown);
            throw thrown;
        }
    }

    /** Around a call to the source. */
    Scope up() {
        return Visit.to(work);
    }

    /** Around a call to the subscriber. */
    Scope down() {
        return Visit.to(subscriber);
    }

    void succeeded(@Nullable Object result) {
        if (pending.claim()) {
            end.succeeded(result);
        }
    }

    /** A source that breaks the rules may fail with nothing. */
    void failed(@Nullable Throwable thrown) {
        if (pending.claim()) {
            end.failed(thrown == null ? new NullPointerException("onError was called with null") : thrown);
        }
    }

    /** Cancels the source. What that still does is part of the work, and so it ends thereafter. */
    void cancel(Runnable upstream) {
        boolean isEnd = pending.claim();
        try (Scope up = up()) {
            upstream.run();
        } finally {
            if (isEnd) {
                end.cancelled();
            }
        }
    }
}
