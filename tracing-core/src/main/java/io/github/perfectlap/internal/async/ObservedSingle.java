package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;

/** Stands in front of a {@link Single}. */
final class ObservedSingle<T> extends Single<T> {

    private final Single<T> source;
    private final Turns turns;

    ObservedSingle(Single<T> source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    protected void subscribeActual(SingleObserver<? super T> observer) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedSingleObserver<>(observer, observation)));
    }
}
