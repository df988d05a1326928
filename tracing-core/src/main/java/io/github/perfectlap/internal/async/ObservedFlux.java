package io.github.perfectlap.internal.async;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;

/** Stands in front of a {@link Flux}. */
final class ObservedFlux<T> extends FluxOperator<T, T> {

    private final Turns turns;

    ObservedFlux(Flux<? extends T> source, Turns turns) {
        super(source);
        this.turns = turns;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> subscriber) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedCoreSubscriber<>(subscriber, observation)));
    }
}
