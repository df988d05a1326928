package io.github.perfectlap.internal.async;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What Reactor has. */
final class ReactorPublishers {

    private ReactorPublishers() {}

    static Object observed(Object returned, AsyncEnd end) {
        if (returned instanceof Mono<?> mono) {
            return new ObservedMono<>(mono, new Turns(end));
        }
        return new ObservedFlux<>((Flux<?>) returned, new Turns(end));
    }
}
