package io.github.perfectlap.internal.async;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Passes on what comes from a publisher of Reactive Streams. */
class ObservedSubscriber<T> implements Subscriber<T> {

    private final Subscriber<? super T> downstream;
    private final Observation observation;

    ObservedSubscriber(Subscriber<? super T> downstream, Observation observation) {
        this.downstream = downstream;
        this.observation = observation;
    }

    @Override
    public final void onSubscribe(Subscription upstream) {
        requireNonNull(upstream, "subscription");
        try (Scope down = observation.down()) {
            downstream.onSubscribe(new ObservedSubscription(upstream, observation));
        }
    }

    @Override
    public final void onNext(T item) {
        arrived(item, observation);
        try (Scope down = observation.down()) {
            downstream.onNext(item);
        }
    }

    /** An item is about to be passed on. */
    void arrived(T item, Observation subscribed) {}

    @Override
    public final void onError(Throwable thrown) {
        observation.failed(thrown);
        try (Scope down = observation.down()) {
            downstream.onError(thrown);
        }
    }

    @Override
    public final void onComplete() {
        observation.succeeded(null);
        try (Scope down = observation.down()) {
            downstream.onComplete();
        }
    }

    /** A publisher tells by this whether somebody has subscribed already. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ObservedSubscriber<?> same && downstream.equals(same.downstream);
    }

    @Override
    public final int hashCode() {
        return downstream.hashCode();
    }
}
