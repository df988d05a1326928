package io.github.perfectlap.examples.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of Kafka. */
final class KafkaChannel implements Channel<ConsumerRecord<String, String>> {

    private final String servers;
    private final String topic;
    private final KafkaProducer<String, String> producer;

    KafkaChannel(String servers, String topic) {
        this(servers, topic, Map.of());
    }

    KafkaChannel(String servers, String topic, Map<String, Object> settings) {
        this.servers = servers;
        this.topic = topic;
        Map<String, Object> all = new java.util.HashMap<>(settings);
        all.put("bootstrap.servers", servers);
        all.put("acks", "all");
        producer = new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    KafkaProducer<String, String> producer() {
        return producer;
    }

    ProducerRecord<String, String> message(String body) {
        return new ProducerRecord<>(topic, body);
    }

    @Override
    public Future<?> send(Step from, String body) {
        return KafkaCarrier.send(from, "publish", producer, message(body));
    }

    @Override
    public Future<?> forward(Step from, ConsumerRecord<String, String> received) {
        var copy = new ProducerRecord<String, String>(topic, null, null, received.value(), received.headers());
        return KafkaCarrier.send(from, "publish", producer, copy);
    }

    @Override
    public void sendPlain(Map<String, String> headers) throws Exception {
        ProducerRecord<String, String> message = message("one vase");
        headers.forEach((key, value) -> message.headers().add(key, value.getBytes(UTF_8)));
        sendPlain(message);
    }

    void sendPlain(ProducerRecord<String, String> message) throws Exception {
        var unused = producer.send(message).get();
    }

    @Override
    public List<ConsumerRecord<String, String>> receive(int count) {
        List<ConsumerRecord<String, String>> received = new ArrayList<>();
        try (var consumer = consumer(count)) {
            while (received.size() < count) {
                consumer.poll(Duration.ofSeconds(30)).forEach(received::add);
            }
        }
        return received;
    }

    /** What one poll gives. */
    ConsumerRecords<String, String> poll(int count) {
        try (var consumer = consumer(count)) {
            return consumer.poll(Duration.ofSeconds(30));
        }
    }

    private KafkaConsumer<String, String> consumer(int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "max.poll.records", count);
        var consumer = new KafkaConsumer<String, String>(settings, new StringDeserializer(), new StringDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    @Override
    public String body(ConsumerRecord<String, String> message) {
        return message.value();
    }

    @Override
    public List<String> values(ConsumerRecord<String, String> message, String name) {
        return StreamSupport.stream(message.headers().headers(name).spliterator(), false)
                .map(header -> new String(header.value(), UTF_8))
                .toList();
    }

    @Override
    public TransactionBuilder resume(BusinessTransaction definition, ConsumerRecord<String, String> message) {
        return KafkaCarrier.resume(definition, message);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }
}
