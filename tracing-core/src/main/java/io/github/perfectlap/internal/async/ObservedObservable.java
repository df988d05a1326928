package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;

/** Stands in front of an {@link Observable}. */
final class ObservedObservable<T> extends Observable<T> {

    private final Observable<T> source;
    private final Turns turns;

    ObservedObservable(Observable<T> source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    protected void subscribeActual(Observer<? super T> observer) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedObservableObserver<>(observer, observation)));
    }
}
