package io.github.perfectlap.examples.checkout.plain;

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

    /** One for an application. */
    public Checkout(Stock stock, Bank bank, Producer<String, String> producer) {
        this.stock = stock;
        this.bank = bank;
        this.producer = producer;
    }

    /** Sells one order. */
    public Receipt place(Order order) {
        stock.reserve(order);
        Payment payment = bank.charge(order);
        producer.send(new ProducerRecord<>("shipments", order.id(), order.sku()));
        return new Receipt(order.id(), payment.approved() ? "paid" : "invoice");
    }
}
