package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Scope;
import java.util.concurrent.Flow;

/** Passes on what a subscriber asks of a publisher of the JDK. */
record ObservedFlowSubscription(Flow.Subscription upstream, Observation observation) implements Flow.Subscription {

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
