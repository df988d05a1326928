package io.github.perfectlap.internal.async;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Scope;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Passes on what comes from a publisher of the JDK. */
final class ObservedFlowSubscriber<T> implements Flow.Subscriber<T> {

    private final Flow.Subscriber<? super T> downstream;
    private final Observation observation;

    ObservedFlowSubscriber(Flow.Subscriber<? super T> downstream, Observation observation) {
        this.downstream = downstream;
        this.observation = observation;
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        requireNonNull(upstream, "subscription");
        try (Scope down = observation.down()) {
            downstream.onSubscribe(new ObservedFlowSubscription(upstream, observation));
        }
    }

    @Override
    public void onNext(T item) {
        try (Scope down = observation.down()) {
            downstream.onNext(item);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        observation.failed(thrown);
        try (Scope down = observation.down()) {
            downstream.onError(thrown);
        }
    }

    @Override
    public void onComplete() {
        observation.succeeded(null);
        try (Scope down = observation.down()) {
            downstream.onComplete();
        }
    }

    /** A publisher tells by this whether somebody has subscribed already. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObservedFlowSubscriber<?> same && downstream.equals(same.downstream);
    }

    @Override
    public int hashCode() {
        return downstream.hashCode();
    }
}
