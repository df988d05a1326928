package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * The body of a transaction or step that uses it and gives a result.
 *
 * @param <S> the transaction or step
 * @param <T> what the body gives
 * @param <E> the checked exception it may throw; inferred as unchecked when it throws none
 */
@FunctionalInterface
public interface CallWith<S, T extends @Nullable Object, E extends Exception> {

    /** Does the work. */
    T call(S step) throws E;
}
