package io.github.perfectlap.internal.async;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Signals what a test says, and remembers what it was asked. */
final class HandPublisher implements Flow.Publisher<String> {

    final List<String> asked = new ArrayList<>();
    private Flow.@Nullable Subscriber<? super String> subscriber;

    /** Who subscribed last. */
    Flow.Subscriber<? super String> subscriber() {
        return requireNonNull(subscriber);
    }

    @Override
    public void subscribe(Flow.Subscriber<? super String> subscribing) {
        subscriber = subscribing;
        subscribing.onSubscribe(new HandSubscription(asked::add));
    }
}
