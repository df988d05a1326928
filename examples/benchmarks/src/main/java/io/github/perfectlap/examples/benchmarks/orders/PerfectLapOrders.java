package io.github.perfectlap.examples.benchmarks.orders;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.TracingBuilder;
import io.github.perfectlap.Transaction;

/** Perfect Lap, in the form that its README shows first. */
class PerfectLapOrders implements Orders {

    private final Tracing tracing;
    private final BusinessTransaction placeOrder;

    PerfectLapOrders(Tracing tracing) {
        this.tracing = tracing;
        this.placeOrder = tracing.transaction(Part.ORDER.name());
    }

    /** With an SDK of its own, whose sampler is set by OpenTelemetry's properties; off by the switch at run time. */
    static PerfectLapOrders own(Setting setting, Sink sink) {
        return new PerfectLapOrders(ownTracing(setting, sink));
    }

    static Tracing ownTracing(Setting setting, Sink sink) {
        Tracing tracing = builder(setting, sink).withoutGoldenSignals().build();
        if (setting == Setting.OFF) {
            tracing.switchOff();
        }
        return tracing;
    }

    static TracingBuilder builder(Setting setting, Sink sink) {
        return Tracing.builder()
                .property("otel.traces.sampler", "parentbased_traceidratio")
                .property("otel.traces.sampler.arg", Double.toString(setting.ratio()))
                .property("otel.traces.exporter", "none")
                .property("otel.metrics.exporter", "none")
                .property("otel.logs.exporter", "none")
                .processor(new SinkProcessor(sink))
                .withoutShutdownHook();
    }

    /** Through an instance that the application made, which is the one that the peers get. */
    static PerfectLapOrders joined(Setting setting, Sink sink) {
        Sdk sdk = Sdk.of(setting, sink);
        return new PerfectLapOrders(Tracing.builder()
                .openTelemetry(sdk.openTelemetry())
                .withoutGoldenSignals()
                .build());
    }

    @Override
    public String place(Order order) {
        return placeOrder.call(transaction -> {
            describe(transaction, Part.ORDER, order.whole());
            return steps(transaction, order);
        });
    }

    /** What runs inside the transaction. */
    String steps(Transaction transaction, Order order) {
        step(transaction, Part.STOCK, order.stock());
        step(transaction, Part.CARD, order.card());
        return step(transaction, Part.PARCEL, order.parcel());
    }

    private static String step(Transaction transaction, Part part, Detail detail) {
        return transaction.call(part.name(), step -> {
            describe(step, part, detail);
            return detail.work();
        });
    }

    static void describe(Step step, Part part, Detail detail) {
        step.attribute(part.first(), detail.first());
        step.attribute(part.second(), detail.second());
        step.attribute(part.third(), detail.third());
    }

    @Override
    public void close() {
        tracing.close();
    }
}
