package io.github.perfectlap.internal.async;

import reactor.core.CoreSubscriber;

/** Passes on what comes from a {@link reactor.core.publisher.Mono}. Its item is its end: who blocks goes on with that. */
final class ObservedMonoSubscriber<T> extends ObservedCoreSubscriber<T> {

    ObservedMonoSubscriber(CoreSubscriber<? super T> downstream, Observation observation) {
        super(downstream, observation);
    }

    @Override
    void arrived(T item, Observation subscribed) {
        subscribed.succeeded(item);
    }
}
