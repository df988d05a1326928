package io.github.perfectlap.examples.checkout.traced;

import static io.github.perfectlap.ResultRule.failsWhen;
import static io.github.perfectlap.context.kafka.KafkaCarrier.send;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.examples.checkout.shop.Bank;
import io.github.perfectlap.examples.checkout.shop.Order;
import io.github.perfectlap.examples.checkout.shop.Payment;
import io.github.perfectlap.examples.checkout.shop.Receipt;
import io.github.perfectlap.examples.checkout.shop.Stock;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sells something; an order that the bank declines is paid by invoice. */
public final class Checkout {
    private final Stock stock;
    private final Bank bank;
    private final Producer<String, String> producer;
    private final BusinessTransaction checkout;

    /** One for an application. */
    public Checkout(Stock stock, Bank bank, Producer<String, String> producer, Tracing tracing) {
        this.stock = stock;
        this.bank = bank;
        this.producer = producer;
        this.checkout = tracing.transaction("checkout");
    }

    /** Sells one order. */
    public Receipt place(Order order) {
        return checkout.call(tx -> {
            tx.attribute("order.id", order.id());
            tx.step("reserve stock", () -> stock.reserve(order));
            Payment payment =
                    tx.step("charge card", () -> bank.charge(order), failsWhen(p -> !p.approved(), Payment::reason));
            send(tx, "publish shipment", producer, new ProducerRecord<>("shipments", order.id(), order.sku()));
            return new Receipt(order.id(), payment.approved() ? "paid" : "invoice");
        });
    }
}
