package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;

/** W3: switched off in the way that each API has for it. */
public class W3Off extends PlacedOrders {

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
        return api.open(Setting.OFF, Sink.counting());
    }
}
