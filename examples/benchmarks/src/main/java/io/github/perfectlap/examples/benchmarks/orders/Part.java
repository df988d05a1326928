package io.github.perfectlap.examples.benchmarks.orders;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/** The name of a span and the keys of its three attributes, which are the same in each API. */
record Part(String name, AttributeKey<String> first, AttributeKey<String> second, AttributeKey<Long> third) {

    static final Part ORDER =
            new Part("order.place", stringKey("customer.id"), stringKey("order.channel"), longKey("order.items"));
    static final Part STOCK =
            new Part("stock.reserve", stringKey("warehouse"), stringKey("article"), longKey("stock.quantity"));
    static final Part CARD =
            new Part("card.charge", stringKey("card.scheme"), stringKey("card.currency"), longKey("card.cents"));
    static final Part PARCEL =
            new Part("parcel.ship", stringKey("carrier"), stringKey("parcel.service"), longKey("parcel.grams"));
}
