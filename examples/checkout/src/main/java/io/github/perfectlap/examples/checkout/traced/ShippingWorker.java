package io.github.perfectlap.examples.checkout.traced;

import static io.github.perfectlap.context.kafka.KafkaCarrier.resume;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.examples.checkout.shop.Carrier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Ships what was sold, in another process. */
public final class ShippingWorker {
    private final Carrier carrier;
    private final BusinessTransaction shipOrder;

    /** One for an application. */
    public ShippingWorker(Carrier carrier, Tracing tracing) {
        this.carrier = carrier;
        this.shipOrder = tracing.transaction("ship order").finishes();
    }

    /** Ships one order. */
    public void handle(ConsumerRecord<String, String> record) {
        resume(shipOrder, record).run(tx -> carrier.ship(record.key()));
    }
}
