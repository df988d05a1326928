package io.github.perfectlap;

/**
 * The body of a transaction or step that uses it and gives no result.
 *
 * @param <S> the transaction or step
 * @param <E> the checked exception it may throw; inferred as unchecked when it throws none
 */
@FunctionalInterface
public interface RunWith<S, E extends Exception> {

    /** Does the work. */
    void run(S step) throws E;
}
