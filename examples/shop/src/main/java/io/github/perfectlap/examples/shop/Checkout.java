package io.github.perfectlap.examples.shop;

import static io.github.perfectlap.ResultRule.failsWhen;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import org.apache.pulsar.client.api.Producer;

/** The business of the storefront. */
final class Checkout {

    private final Stock stock;
    private final Pricing pricing;
    private final Bank bank;
    private final Producer<String> orders;
    private final BusinessTransaction checkout;

    Checkout(Tracing tracing, Stock stock, Pricing pricing, Bank bank, Producer<String> orders) {
        this.stock = stock;
        this.pricing = pricing;
        this.bank = bank;
        this.orders = orders;
        this.checkout = tracing.transaction("checkout");
    }

    Payment place(Order order) throws OutOfStockException {
        return checkout.call(tx -> {
            tx.attribute("order.id", order.id());
            long cents = tx.step("reserve stock", () -> stock.reserve(order));
            long price = pricing.price(tx, order, cents);
            Payment payment = tx.step(
                    "charge card",
                    () -> bank.charge(order, price),
                    failsWhen(answer -> !answer.approved(), Payment::reason));
            if (payment.approved()) {
                var message = orders.newMessage().value(order.text());
                PulsarCarrier.send(tx, "publish order", message).join();
            }
            return payment;
        });
    }
}
