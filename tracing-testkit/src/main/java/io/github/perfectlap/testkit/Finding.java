package io.github.perfectlap.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A difference and where it is.
 *
 * @param at null where the step is missing
 */
record Finding(Difference difference, @Nullable ActualStep at) {

    boolean isOf(DifferenceKind kind) {
        return difference.kind() == kind;
    }
}
