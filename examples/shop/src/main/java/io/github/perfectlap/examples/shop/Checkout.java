package io.github.perfectlap.examples.shop;

import static io.github.perfectlap.ResultRule.failsWhen;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Expectation;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.Transaction;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.apache.pulsar.client.api.Producer;

/** The business of the storefront. */
final class Checkout {

    /** What a customer waits for. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(3);

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
        this.checkout = tracing.transaction("checkout")
                .atMost(PATIENCE)
                .mayFail("publish order")
                .capacity(Bank.CONNECTIONS)
                .measuresSteps("charge card")
                .expects(
                        "publish order",
                        Expectation.resumedWithin(RESUMED_WITHIN).on(Addresses.ORDERS));
    }

    Placed place(Order order) throws OutOfStockException {
        return checkout.call(tx -> {
            tx.attribute("order.id", order.id());
            long cents = tx.step("reserve stock", () -> stock.reserve(order));
            long price = pricing.price(tx, order, cents);
            Payment payment = tx.step(
                    "charge card",
                    () -> bank.charge(order, price),
                    failsWhen(answer -> !answer.approved(), Payment::reason));
            return new Placed(payment, payment.approved() && isPublished(tx, order));
        });
    }

    /** An order that is paid stands, also where the broker does not take it now. */
    private boolean isPublished(Transaction tx, Order order) {
        try {
            var message = orders.newMessage().value(order.text());
            PulsarCarrier.send(tx, "publish order", message).join();
            return true;
        } catch (CompletionException later) {
            stock.publishLater(order);
            return false;
        }
    }
}
