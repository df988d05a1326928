package io.github.perfectlap.examples.checkout;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static io.github.perfectlap.testkit.kafka.KafkaDelivery.deliver;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.examples.checkout.shop.Order;
import io.github.perfectlap.examples.checkout.shop.Payment;
import io.github.perfectlap.examples.checkout.traced.Checkout;
import io.github.perfectlap.examples.checkout.traced.ShippingWorker;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Holds the whole trace in a file, which a reviewer reads beside the change of the code. */
class GoldenTraceTest {

    @TracingTest
    void place_paidOrder_isShipped(CapturedTraces traces, Tracing tracing) {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        var checkout = new Checkout(order -> {}, order -> new Payment(true, ""), producer, tracing);
        checkout.place(new Order("42", "espresso"));
        deliver(producer, new ShippingWorker(orderId -> {}, tracing)::handle);
        assertThat(traces).matchesGolden();
    }
}
