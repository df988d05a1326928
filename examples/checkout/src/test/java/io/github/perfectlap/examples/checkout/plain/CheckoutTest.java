package io.github.perfectlap.examples.checkout.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.checkout.shop.Order;
import io.github.perfectlap.examples.checkout.shop.Payment;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    @Test
    void place_declinedCard_shipsByInvoice() {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        List<String> shipped = new ArrayList<>();
        var checkout = new Checkout(order -> {}, order -> new Payment(false, "insufficient_funds"), producer);
        assertThat(checkout.place(new Order("42", "espresso")).paidBy()).isEqualTo("invoice");
        var sent = producer.history().get(0);
        new ShippingWorker(shipped::add).handle(new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value()));
        assertThat(shipped).containsExactly("42");
    }
}
