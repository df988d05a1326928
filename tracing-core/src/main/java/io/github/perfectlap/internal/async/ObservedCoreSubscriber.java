package io.github.perfectlap.internal.async;

import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/** Passes on what comes from Reactor, which also asks for the subscriber's context. */
class ObservedCoreSubscriber<T> extends ObservedSubscriber<T> implements CoreSubscriber<T> {

    private final CoreSubscriber<? super T> downstream;

    ObservedCoreSubscriber(CoreSubscriber<? super T> downstream, Observation observation) {
        super(downstream, observation);
        this.downstream = downstream;
    }

    @Override
    public final Context currentContext() {
        return downstream.currentContext();
    }
}
