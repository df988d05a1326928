package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Scope;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.disposables.Disposable;

/** Passes on what comes from a {@link io.reactivex.rxjava3.core.Completable}. */
record ObservedCompletableObserver(CompletableObserver downstream, Observation observation)
        implements CompletableObserver {

    @Override
    public void onSubscribe(Disposable upstream) {
        try (Scope down = observation.down()) {
            downstream.onSubscribe(new ObservedDisposable(upstream, observation));
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
