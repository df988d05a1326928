package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;

/** What RxJava 3 has. */
final class RxPublishers {

    private RxPublishers() {}

    static Object observed(Object returned, AsyncEnd end) {
        if (returned instanceof Single<?> single) {
            return new ObservedSingle<>(single, new Turns(end));
        }
        if (returned instanceof Maybe<?> maybe) {
            return new ObservedMaybe<>(maybe, new Turns(end));
        }
        if (returned instanceof Completable completable) {
            return new ObservedCompletable(completable, new Turns(end));
        }
        if (returned instanceof Observable<?> observable) {
            return new ObservedObservable<>(observable, new Turns(end));
        }
        return new ObservedFlowable<>((Flowable<?>) returned, new Turns(end));
    }
}
