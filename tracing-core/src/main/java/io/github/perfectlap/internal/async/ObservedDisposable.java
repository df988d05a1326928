package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.disposables.Disposable;

/** Passes on what a subscriber asks of RxJava. */
record ObservedDisposable(Disposable upstream, Observation observation) implements Disposable {

    @Override
    public void dispose() {
        observation.cancel(upstream::dispose);
    }

    @Override
    public boolean isDisposed() {
        return upstream.isDisposed();
    }
}
