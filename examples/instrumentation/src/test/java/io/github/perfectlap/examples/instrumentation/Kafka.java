package io.github.perfectlap.examples.instrumentation;

import io.github.perfectlap.examples.servers.KafkaServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.kafkaclients.v2_6.KafkaTelemetry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker, whose clients are wrapped by OpenTelemetry's instrumentation. */
record Kafka(KafkaServer server) implements AutoCloseable {

    static Kafka start() {
        return new Kafka(KafkaServer.start());
    }

    Producer<String, String> producer(OpenTelemetry openTelemetry) {
        var producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer());
        return KafkaTelemetry.create(openTelemetry).wrap(producer);
    }

    /** Reads a topic from its beginning. */
    Consumer<String, String> consumer(OpenTelemetry openTelemetry, String topic) {
        var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return KafkaTelemetry.create(openTelemetry).wrap(consumer);
    }

    private Map<String, Object> settings() {
        return Map.of("bootstrap.servers", server.bootstrapServers());
    }

    @Override
    public void close() {
        server.close();
    }
}
