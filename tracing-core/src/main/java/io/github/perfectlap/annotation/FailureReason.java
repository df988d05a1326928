package io.github.perfectlap.annotation;

import org.jspecify.annotations.Nullable;

/**
 * Says which results of an annotated method are failures although nothing was thrown. Made once, by its constructor
 * without parameters, which may be private; called by all threads. One that throws changes nothing: the result counts
 * as a success, and the fault is logged once.
 *
 * <pre>{@code
 * static final class Declined implements FailureReason<Payment> {
 *     public @Nullable String of(Payment payment) {
 *         return payment.approved() ? null : payment.reason();
 *     }
 * }
 * }</pre>
 *
 * @param <T> the result, or what an asynchronous one completes with; null never comes here
 */
@FunctionalInterface
public interface FailureReason<T> {

    /** Null for a success; else the kind of failure, one of a few constants; it becomes {@code error.type}. */
    @Nullable
    String of(T result);

    /** No result is a failure. */
    final class Never implements FailureReason<Object> {

        @Override
        public @Nullable String of(Object result) {
            return null;
        }
    }
}
