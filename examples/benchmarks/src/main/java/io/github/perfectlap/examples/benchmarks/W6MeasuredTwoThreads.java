package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Threads;

/** W6: W4 on two threads at once. */
@Threads(2)
public class W6MeasuredTwoThreads extends PlacedOrders {

    @Param({"PERFECT_LAP", "OPENTELEMETRY", "INSTRUMENTER", "OBSERVATION", "BRAVE"})
    public Api api;

    @Override
    Orders open() {
        return api.open(Setting.SAMPLED_MEASURED, Sink.counting());
    }
}
