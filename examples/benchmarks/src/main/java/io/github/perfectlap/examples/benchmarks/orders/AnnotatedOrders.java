package io.github.perfectlap.examples.benchmarks.orders;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.annotation.StepAttribute;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;

/** Perfect Lap, with annotated methods that are woven when this is built. */
class AnnotatedOrders implements Orders {

    private final Tracing tracing;

    AnnotatedOrders(Tracing tracing) {
        this.tracing = tracing;
    }

    /** With an SDK of its own, as {@link PerfectLapOrders#own}. */
    static AnnotatedOrders own(Setting setting, Sink sink) {
        return new AnnotatedOrders(PerfectLapOrders.ownTracing(setting, sink));
    }

    @Override
    public String place(Order order) {
        Detail whole = order.whole();
        return place(whole.first(), whole.second(), whole.third(), order);
    }

    @WithTransaction("order.place")
    String place(
            @StepAttribute("customer.id") String customer,
            @StepAttribute("order.channel") String channel,
            @StepAttribute("order.items") long items,
            Order order) {
        Detail stock = order.stock();
        Detail card = order.card();
        Detail parcel = order.parcel();
        reserve(stock.first(), stock.second(), stock.third(), stock);
        charge(card.first(), card.second(), card.third(), card);
        return ship(parcel.first(), parcel.second(), parcel.third(), parcel);
    }

    @WithStep("stock.reserve")
    String reserve(
            @StepAttribute("warehouse") String warehouse,
            @StepAttribute("article") String article,
            @StepAttribute("stock.quantity") long quantity,
            Detail detail) {
        return detail.work();
    }

    @WithStep("card.charge")
    String charge(
            @StepAttribute("card.scheme") String scheme,
            @StepAttribute("card.currency") String currency,
            @StepAttribute("card.cents") long cents,
            Detail detail) {
        return detail.work();
    }

    @WithStep("parcel.ship")
    String ship(
            @StepAttribute("carrier") String carrier,
            @StepAttribute("parcel.service") String service,
            @StepAttribute("parcel.grams") long grams,
            Detail detail) {
        return detail.work();
    }

    @Override
    public void close() {
        tracing.close();
    }
}
