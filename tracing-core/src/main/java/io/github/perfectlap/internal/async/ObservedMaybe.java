package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.MaybeObserver;

/** Stands in front of a {@link Maybe}. */
final class ObservedMaybe<T> extends Maybe<T> {

    private final Maybe<T> source;
    private final Turns turns;

    ObservedMaybe(Maybe<T> source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    protected void subscribeActual(MaybeObserver<? super T> observer) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedMaybeObserver<>(observer, observation)));
    }
}
