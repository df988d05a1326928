package io.github.perfectlap;

import java.util.IdentityHashMap;

/** How long the steps inside those that run took, as far as they have ended. Thread-safe. */
final class InnerTimes {

    private final IdentityHashMap<Recorded, Long> nanos = new IdentityHashMap<>();

    /** One inside has ended. */
    synchronized void add(Recorded around, long more) {
        nanos.merge(around, more, Long::sum);
    }

    /** How long those inside took that have ended; asked once, when the one around them ends. */
    synchronized long take(Recorded around) {
        Long taken = nanos.remove(around);
        return taken == null ? 0 : taken;
    }
}
