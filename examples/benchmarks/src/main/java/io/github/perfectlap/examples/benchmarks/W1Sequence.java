package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;

/** W1 with the steps as a sequence, each of which ends the one before. */
public class W1Sequence extends PlacedOrders {

    @Param({"PERFECT_LAP"})
    public Api api;

    @Override
    Orders open() {
        return api.openSequence(Setting.SAMPLED, Sink.counting());
    }
}
