package io.github.perfectlap;

/**
 * The body of a step that gives no result. It may throw whatever its code throws, checked or not.
 *
 * @param <E> the checked exception it may throw; inferred as unchecked when it throws none
 */
@FunctionalInterface
public interface Run<E extends Exception> {

    /** Does the work. */
    void run() throws E;
}
