package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;

/** Stands in front of a {@link Completable}. */
final class ObservedCompletable extends Completable {

    private final Completable source;
    private final Turns turns;

    ObservedCompletable(Completable source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    protected void subscribeActual(CompletableObserver observer) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedCompletableObserver(observer, observation)));
    }
}
