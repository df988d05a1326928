package io.github.perfectlap.testkit.kafka;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Brings records from a test's mock producer to the code that consumes them, headers included. */
public final class KafkaDelivery {

    private KafkaDelivery() {}

    /**
     * Hands each record sent since the last delivery to the consumer, on this thread and in the order of
     * sending. The producer's history is empty afterwards.
     */
    public static <K, V> void deliver(MockProducer<K, V> producer, Consumer<ConsumerRecord<K, V>> consumer) {
        List<ProducerRecord<K, V>> sent = producer.history();
        producer.clear();
        for (int offset = 0; offset < sent.size(); offset++) {
            consumer.accept(received(sent.get(offset), offset));
        }
    }

    private static <K, V> ConsumerRecord<K, V> received(ProducerRecord<K, V> sent, long offset) {
        int partition = sent.partition() == null ? 0 : sent.partition();
        var record = new ConsumerRecord<>(sent.topic(), partition, offset, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}
