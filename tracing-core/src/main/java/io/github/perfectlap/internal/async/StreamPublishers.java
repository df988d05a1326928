package io.github.perfectlap.internal.async;

import java.util.Set;
import org.reactivestreams.Publisher;

/** What is declared as a publisher of Reactive Streams. Others look at what it really is, and so it stays that. */
final class StreamPublishers {

    private static final Set<String> REACTOR = Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux");
    private static final Set<String> RX = Set.of("io.reactivex.rxjava3.core.Flowable");

    private StreamPublishers() {}

    static Object observed(Object returned, AsyncEnd end) {
        if (AsyncTypes.isAny(returned.getClass(), REACTOR)) {
            return ReactorPublishers.observed(returned, end);
        }
        if (AsyncTypes.isAny(returned.getClass(), RX)) {
            return RxPublishers.observed(returned, end);
        }
        return new ObservedPublisher<>((Publisher<?>) returned, new Turns(end));
    }
}
