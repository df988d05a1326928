package io.github.perfectlap.examples.checkout.traced;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static io.github.perfectlap.testkit.kafka.KafkaDelivery.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.examples.checkout.shop.Order;
import io.github.perfectlap.examples.checkout.shop.Payment;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;

class CheckoutTest {
    @TracingTest
    void place_declinedCard_shipsByInvoice(CapturedTraces traces, Tracing tracing) {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        List<String> shipped = new ArrayList<>();
        var checkout = new Checkout(order -> {}, order -> new Payment(false, "insufficient_funds"), producer, tracing);
        assertThat(checkout.place(new Order("42", "espresso")).paidBy()).isEqualTo("invoice");
        deliver(producer, new ShippingWorker(shipped::add, tracing)::handle);
        assertThat(shipped).containsExactly("42");
        assertThat(traces).hasShape("""
                checkout [failed insufficient_funds] {order.id=42}
                  reserve stock
                  charge card [failed insufficient_funds]
                  publish shipment > ship order""");
    }
}
