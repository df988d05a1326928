package io.github.perfectlap.examples.benchmarks.orders;

/** Places orders, traced by one API. Thread-safe. */
public interface Orders extends AutoCloseable {

    /** One business transaction of four spans; what its work throws passes through. */
    String place(Order order);

    @Override
    default void close() {}
}
