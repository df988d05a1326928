package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Scope;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.disposables.Disposable;

/** Passes on what comes from an {@link io.reactivex.rxjava3.core.Observable}. */
record ObservedObservableObserver<T>(Observer<? super T> downstream, Observation observation) implements Observer<T> {

    @Override
    public void onSubscribe(Disposable upstream) {
        try (Scope down = observation.down()) {
            downstream.onSubscribe(new ObservedDisposable(upstream, observation));
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
}
