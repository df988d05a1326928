package io.github.perfectlap.examples.benchmarks.orders;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Kafka records as small as they get. */
final class Records {

    private Records() {}

    static ProducerRecord<String, String> toSend() {
        return new ProducerRecord<>("orders", "order");
    }

    /** The record that a consumer sees of one that was sent. */
    static ConsumerRecord<String, String> received(ProducerRecord<String, String> sent) {
        ConsumerRecord<String, String> received = new ConsumerRecord<>(sent.topic(), 0, 0, "key", sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }
}
