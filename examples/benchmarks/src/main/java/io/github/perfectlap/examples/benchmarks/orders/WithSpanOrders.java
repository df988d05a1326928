package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;

/** Annotated methods, of which OpenTelemetry's agent makes spans. Where they go is the agent's setting, too. */
final class WithSpanOrders implements Orders {

    private WithSpanOrders() {}

    /**
     * Opens it in a JVM whose agent has that setting.
     *
     * @throws IllegalStateException if there is no agent, or it has another
     */
    static WithSpanOrders under(Setting setting) {
        WithSpanOrders orders = new WithSpanOrders();
        if (!isAsSet(setting, orders.tryOut())) {
            throw new IllegalStateException("@WithSpan is measured as " + setting
                    + " in a JVM with OpenTelemetry's agent, started with -javaagent:opentelemetry-javaagent.jar "
                    + String.join(" ", Agent.properties(setting))
                    + ", but this one has "
                    + (Agent.isHere() ? "an agent with other settings" : "no agent"));
        }
        return orders;
    }

    private static boolean isAsSet(Setting setting, SpanContext span) {
        return switch (setting) {
            case SAMPLED -> span.isSampled();
            case SAMPLED_OUT -> span.isValid() && !span.isSampled();
            default -> Agent.isHere() && !span.isValid();
        };
    }

    @WithSpan("try out")
    SpanContext tryOut() {
        return Span.current().getSpanContext();
    }

    @Override
    public String place(Order order) {
        Detail whole = order.whole();
        return place(whole.first(), whole.second(), whole.third(), order);
    }

    @WithSpan("order.place")
    String place(
            @SpanAttribute("customer.id") String customer,
            @SpanAttribute("order.channel") String channel,
            @SpanAttribute("order.items") long items,
            Order order) {
        Detail stock = order.stock();
        Detail card = order.card();
        Detail parcel = order.parcel();
        reserve(stock.first(), stock.second(), stock.third(), stock);
        charge(card.first(), card.second(), card.third(), card);
        return ship(parcel.first(), parcel.second(), parcel.third(), parcel);
    }

    @WithSpan("stock.reserve")
    String reserve(
            @SpanAttribute("warehouse") String warehouse,
            @SpanAttribute("article") String article,
            @SpanAttribute("stock.quantity") long quantity,
            Detail detail) {
        return detail.work();
    }

    @WithSpan("card.charge")
    String charge(
            @SpanAttribute("card.scheme") String scheme,
            @SpanAttribute("card.currency") String currency,
            @SpanAttribute("card.cents") long cents,
            Detail detail) {
        return detail.work();
    }

    @WithSpan("parcel.ship")
    String ship(
            @SpanAttribute("carrier") String carrier,
            @SpanAttribute("parcel.service") String service,
            @SpanAttribute("parcel.grams") long grams,
            Detail detail) {
        return detail.work();
    }
}
