package io.github.perfectlap.internal.async;

import static java.util.Objects.requireNonNull;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** Stands in front of a publisher of Reactive Streams. */
final class ObservedPublisher<T> implements Publisher<T> {

    private final Publisher<T> source;
    private final Turns turns;

    ObservedPublisher(Publisher<T> source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        requireNonNull(subscriber, "subscriber");
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedSubscriber<>(subscriber, observation)));
    }
}
