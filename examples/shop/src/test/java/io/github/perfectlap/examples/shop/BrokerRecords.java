package io.github.perfectlap.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;

/** What plain clients, which know nothing of tracing, read from the brokers: by order, its headers. */
record BrokerRecords(Map<String, Map<String, String>> orders, Map<String, Map<String, String>> shipments) {

    static final BrokerRecords NONE = new BrokerRecords(Map.of(), Map.of());

    static BrokerRecords read(Addresses addresses) throws IOException {
        return new BrokerRecords(orders(addresses.pulsar()), shipments(addresses.kafka()));
    }

    Map<String, String> order(String id) {
        return Objects.requireNonNull(orders.get(id), id);
    }

    Map<String, String> shipment(String id) {
        return Objects.requireNonNull(shipments.get(id), id);
    }

    private static Map<String, Map<String, String>> orders(String url) throws IOException {
        Map<String, Map<String, String>> found = new HashMap<>();
        try (PulsarClient client = PulsarClient.builder().serviceUrl(url).build();
                var reader = client.newReader(Schema.STRING)
                        .topic(Addresses.ORDERS)
                        .startMessageId(MessageId.earliest)
                        .create()) {
            while (reader.hasMessageAvailable()) {
                var message = reader.readNext();
                found.put(Order.of(message.getValue()).id(), message.getProperties());
            }
        }
        return found;
    }

    private static Map<String, Map<String, String>> shipments(String servers) {
        Map<String, Map<String, String>> found = new HashMap<>();
        TopicPartition topic = new TopicPartition(Addresses.SHIPMENTS, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of(BOOTSTRAP_SERVERS_CONFIG, servers), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    Map<String, String> headers = new HashMap<>();
                    record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                    found.put(record.key(), headers);
                });
            }
        }
        return found;
    }
}
