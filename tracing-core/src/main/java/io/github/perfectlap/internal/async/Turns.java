package io.github.perfectlap.internal.async;

import java.lang.ref.Reference;

/** Whose turn it is to be ended by the next subscription to one publisher: each subscription does the work anew. */
final class Turns {

    private final AsyncEnd first;
    private final Pending unsubscribed;

    Turns(AsyncEnd first) {
        this.first = first;
        this.unsubscribed = Pending.by(this, first);
    }

    /** Somebody subscribes now. */
    Observation next() {
        try {
            return new Observation(unsubscribed.claim() ? first : first.again());
        } finally {
            // Garbage only when this is over: else the first might seem never to have come.
            Reference.reachabilityFence(this);
        }
    }
}
