package io.github.perfectlap.examples.benchmarks;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import io.github.perfectlap.examples.benchmarks.orders.Orders;
import io.github.perfectlap.examples.benchmarks.orders.Setting;
import io.github.perfectlap.examples.benchmarks.orders.Sink;
import org.openjdk.jmh.annotations.Param;

/** W1: a transaction with three steps, one after another inside it, all of it sampled. */
public class W1Sampled extends PlacedOrders {

    @Param({
        "PLAIN",
        "PERFECT_LAP",
        "PERFECT_LAP_JOINED",
        "PERFECT_LAP_LOOKING",
        "PERFECT_LAP_ANNOTATED",
        "OPENTELEMETRY",
        "OPENTELEMETRY_LATE",
        "OPENTELEMETRY_SAME",
        "INSTRUMENTER",
        "OBSERVATION",
        "BRAVE",
        "WITH_SPAN"
    })
    public Api api;

    @Override
    Orders open() {
        return api.open(Setting.SAMPLED, Sink.counting());
    }
}
