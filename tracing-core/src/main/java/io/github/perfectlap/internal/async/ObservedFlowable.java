package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Flowable;
import org.reactivestreams.Subscriber;

/** Stands in front of a {@link Flowable}. */
final class ObservedFlowable<T> extends Flowable<T> {

    private final Flowable<T> source;
    private final Turns turns;

    ObservedFlowable(Flowable<T> source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    protected void subscribeActual(Subscriber<? super T> subscriber) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedFlowableSubscriber<>(subscriber, observation)));
    }
}
