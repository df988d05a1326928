package io.github.perfectlap.examples.shop;

import static org.apache.kafka.clients.producer.ProducerConfig.BOOTSTRAP_SERVERS_CONFIG;

import io.github.perfectlap.Step;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.annotation.Resumes;
import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.annotation.WithTransaction;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
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
            Order order = Order.of(message.getValue());
            if (!order.sku().equals(VOUCHER)) {
                fulfil(PulsarCarrier.extract(tracing, message), order);
            }
            orders.acknowledge(message);
        } catch (Exception failed) {
            orders.negativeAcknowledge(message);
        }
    }

    @WithTransaction(value = "fulfil order", kind = SpanKind.CONSUMER)
    void fulfil(@Resumes Context arrived, Order order) throws Exception {
        pick();
        pack();
        var shipment = new ProducerRecord<>(Addresses.SHIPMENTS, order.id(), order.text());
        KafkaCarrier.send(Step.current(), "publish shipment", shipments, shipment)
                .get();
    }

    @WithStep("pick items")
    private static void pick() {
        Work.takes(4);
    }

    @WithStep
    private static void pack() {
        Work.takes(3);
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
