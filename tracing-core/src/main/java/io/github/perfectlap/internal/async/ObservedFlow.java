package io.github.perfectlap.internal.async;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;

/** Stands in front of a publisher of the JDK. */
final class ObservedFlow<T> implements Flow.Publisher<T> {

    private final Flow.Publisher<T> source;
    private final Turns turns;

    ObservedFlow(Flow.Publisher<T> source, Turns turns) {
        this.source = source;
        this.turns = turns;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        requireNonNull(subscriber, "subscriber");
        Observation observation = turns.next();
        observation.subscribe(() -> source.subscribe(new ObservedFlowSubscriber<>(subscriber, observation)));
    }
}
