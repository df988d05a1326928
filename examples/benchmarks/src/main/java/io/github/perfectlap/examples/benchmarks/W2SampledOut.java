package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;

/** W2: the same, and the sampler keeps nothing of it. */
public class W2SampledOut extends PlacedOrders {

    @Param({
        "PERFECT_LAP",
        "PERFECT_LAP_LOOKING",
        "PERFECT_LAP_ANNOTATED",
        "OPENTELEMETRY",
        "INSTRUMENTER",
        "OBSERVATION",
        "BRAVE",
        "WITH_SPAN"
    })
    public Api api;

    @Override
    Orders open() {
        return api.open(Setting.SAMPLED_OUT, Sink.counting());
    }
}
