package io.github.perfectlap.examples.shop;

import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.Schema;

/**
 * Goes on with orders that come through Pulsar; gives shipments to Kafka. It has a bug: vouchers are acknowledged, and
 * nobody handles them.
 */
final class Fulfilment implements Node {

    static final String VOUCHER = "voucher";

    private final PulsarClient pulsar;
    private final Producer<String> receipts;
    private final Tracing tracing;
    private final BusinessTransaction fulfil;
    private final Consumer<String> orders;
    private final KafkaProducer<String, String> shipments;

    private Fulfilment(Addresses addresses) throws PulsarClientException {
        pulsar = PulsarClient.builder().serviceUrl(addresses.pulsar()).build();
        receipts = pulsar.newProducer(Schema.STRING).topic(Addresses.RECEIPTS).create();
        tracing = Tracing.builder()
                .service("fulfilment")
                .release("3.2")
                .receipts(receipts::sendAsync)
                .build();
        fulfil = tracing.transaction("fulfil order");
        shipments = new KafkaProducer<>(
                Map.of(BOOTSTRAP_SERVERS_CONFIG, addresses.kafka()), new StringSerializer(), new StringSerializer());
        orders = pulsar.newConsumer(Schema.STRING)
                .topic(Addresses.ORDERS)
                .subscriptionName("fulfilment")
                .messageListener((consumer, message) -> received(message))
                .subscribe();
    }

    /** Arguments: folder, Redis, Pulsar, Kafka. */
    public static void main(String[] arguments) throws Exception {
        NodeProcess.run("fulfilment", arguments, folder -> new Fulfilment(Addresses.of(arguments)));
    }

    private void received(Message<String> message) {
        try {
            if (!Order.of(message.getValue()).sku().equals(VOUCHER)) {
                handle(message);
            }
            orders.acknowledge(message);
        } catch (Exception failed) {
            orders.negativeAcknowledge(message);
        }
    }

    private void handle(Message<String> message) throws Exception {
        PulsarCarrier.resume(fulfil, message).run(tx -> {
            Order order = Order.of(message.getValue());
            tx.step("pick items", () -> Work.takes(4));
            tx.step("pack", () -> Work.takes(3));
            var shipment = new ProducerRecord<>(Addresses.SHIPMENTS, order.id(), message.getValue());
            KafkaCarrier.send(tx, "publish shipment", shipments, shipment).get();
        });
    }

    @Override
    public String address() {
        return "pulsar:" + Addresses.ORDERS;
    }

    @Override
    public void close() {
        shipments.close();
        tracing.close();
        var unused = pulsar.closeAsync();
    }
}
