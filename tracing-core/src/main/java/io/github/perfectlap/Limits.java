package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a limit that is declared must be. */
final class Limits {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Limits() {}

    static Duration checked(Duration limit) {
        requireNonNull(limit, "limit");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(
                    "a limit must be longer than zero, such as Duration.ofSeconds(2), but was " + limit);
        }
        return limit;
    }

    /** The one limit of a thing, which may be declared twice and not in two ways. */
    static <T> T only(String what, @Nullable T known, T next) {
        if (known != null && !known.equals(next)) {
            throw new IllegalArgumentException(
                    what + " at most " + known + ", and at most " + next + "; leave one of the two out");
        }
        return next;
    }

    /** Rounded down to what a clock can show. */
    static long nanos(Duration limit) {
        return limit.compareTo(LONGEST) < 0 ? limit.toNanos() : Long.MAX_VALUE;
    }
}
