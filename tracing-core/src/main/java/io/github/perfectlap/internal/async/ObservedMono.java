package io.github.perfectlap.internal.async;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/** Stands in front of a {@link Mono}. */
final class ObservedMono<T> extends MonoOperator<T, T> {

    private final Turns turns;

    ObservedMono(Mono<? extends T> source, Turns turns) {
        super(source);
        this.turns = turns;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> subscriber) {
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedMonoSubscriber<>(subscriber, observation)));
    }
}
