package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** Looks at a result, and fails the step where it says so. */
@FunctionalInterface
interface Judge {

    /** Judges what a step gave, before it ends. */
    void judge(Step step, @Nullable Object result, Problems problems);
}
