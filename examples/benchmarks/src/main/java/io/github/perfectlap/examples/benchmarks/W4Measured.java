package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;

/** W4: sampled, and golden signals are kept. */
public class W4Measured extends PlacedOrders {

    @Param({"PERFECT_LAP", "PERFECT_LAP_ANNOTATED", "OPENTELEMETRY", "INSTRUMENTER", "OBSERVATION", "BRAVE"})
    public Api api;

    @Override
    Orders open() {
        return api.open(Setting.SAMPLED_MEASURED, Sink.counting());
    }
}
