package io.github.perfectlap.internal.async;

import io.reactivex.rxjava3.core.FlowableSubscriber;
import org.reactivestreams.Subscriber;

/** Passes on what comes from a {@link io.reactivex.rxjava3.core.Flowable}, which guards any other subscriber anew. */
final class ObservedFlowableSubscriber<T> extends ObservedSubscriber<T> implements FlowableSubscriber<T> {

    ObservedFlowableSubscriber(Subscriber<? super T> downstream, Observation observation) {
        super(downstream, observation);
    }
}
