package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;

/** W2 with golden signals: the sampler keeps nothing, the signals are kept all the same. */
public class W2SampledOutMeasured extends PlacedOrders {

    @Param({"PERFECT_LAP", "OPENTELEMETRY", "INSTRUMENTER", "OBSERVATION", "BRAVE"})
    public Api api;

    @Override
    Orders open() {
        return api.open(Setting.SAMPLED_OUT_MEASURED, Sink.counting());
    }
}
