package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * The body of a step that gives a result. It may throw whatever its code throws, checked or not.
 *
 * @param <T> what it gives
 * @param <E> the checked exception it may throw; inferred as unchecked when it throws none
 */
@FunctionalInterface
public interface Call<T extends @Nullable Object, E extends Exception> {

    /** Does the work. */
    T call() throws E;
}
