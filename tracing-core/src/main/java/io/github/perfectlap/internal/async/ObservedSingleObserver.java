package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Scope;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;

/** Passes on what comes from a {@link io.reactivex.rxjava3.core.Single}. */
record ObservedSingleObserver<T>(SingleObserver<? super T> downstream, Observation observation)
        implements SingleObserver<T> {

    @Override
    public void onSubscribe(Disposable upstream) {
        try (Scope down = observation.down()) {
            downstream.onSubscribe(new ObservedDisposable(upstream, observation));
        }
    }

    @Override
    public void onSuccess(T value) {
        observation.succeeded(value);
        try (Scope down = observation.down()) {
            downstream.onSuccess(value);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        observation.failed(thrown);
        try (Scope down = observation.down()) {
            downstream.onError(thrown);
        }
    }
}
