package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Scope;
import org.reactivestreams.Subscription;

/** Passes on what a subscriber asks of a publisher of Reactive Streams. */
record ObservedSubscription(Subscription upstream, Observation observation) implements Subscription {

    @Override
    public void request(long count) {
        try (Scope up = observation.up()) {
            upstream.request(count);
        }
    }

    @Override
    public void cancel() {
        observation.cancel(upstream::cancel);
    }
}
