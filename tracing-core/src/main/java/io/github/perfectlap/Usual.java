package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** What is usual for transactions of one name: their shapes, and how long they take. Thread-safe. */
final class Usual {

    private final @Nullable KnownShapes shapes;
    private final @Nullable RecentDurations durations;

    Usual(String name, Keep policy, Problems problems) {
        this.shapes = policy.keepsNewShapes() ? new KnownShapes(name, problems) : null;
        this.durations = policy.quantile() > 0 ? new RecentDurations(policy.quantile()) : null;
    }

    /** Whether nobody had this shape before; from now on it is known. */
    boolean isNewShape(@Nullable Shape shape) {
        return shapes != null && shape != null && shapes.add(shape.fingerprint());
    }

    /** Whether this is longer than nearly all before it; from now on it counts. */
    boolean isSlow(long nanos) {
        return durations != null && durations.isSlow(nanos);
    }
}
