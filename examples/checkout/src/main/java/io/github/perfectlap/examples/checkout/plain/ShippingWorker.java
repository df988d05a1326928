package io.github.perfectlap.examples.checkout.plain;

import io.github.perfectlap.examples.checkout.shop.Carrier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Ships what was sold, in another process. */
public final class ShippingWorker {
    private final Carrier carrier;

    /** One for an application. */
    public ShippingWorker(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Ships one order. */
    public void handle(ConsumerRecord<String, String> record) {
        carrier.ship(record.key());
    }
}
