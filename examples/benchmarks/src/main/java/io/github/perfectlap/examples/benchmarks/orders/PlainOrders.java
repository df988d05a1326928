package io.github.perfectlap.examples.benchmarks.orders;

/** The work without any tracing: what remains when the rest is taken away. */
final class PlainOrders implements Orders {

    @Override
    public String place(Order order) {
        order.stock().work();
        order.card().work();
        return order.parcel().work();
    }
}
