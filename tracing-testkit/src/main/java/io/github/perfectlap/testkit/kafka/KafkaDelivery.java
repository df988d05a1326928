package io.github.perfectlap.testkit.kafka;

import io.github.perfectlap.testkit.fault.ConsumerKilled;
import io.github.perfectlap.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Brings records from a test's mock producer to the code that consumes them, headers included. */
public final class KafkaDelivery {

    /** What the name of a dead-letter topic ends with. */
    public static final String DEAD_LETTERS = "-dlt";

    private KafkaDelivery() {}

    /**
     * Hands each record sent since the last delivery to the consumer, on this thread and in the order of
     * sending. The producer's history is empty afterwards.
     */
    public static <K, V> void deliver(MockProducer<K, V> producer, Consumer<ConsumerRecord<K, V>> consumer) {
        deliver(producer, consumer, Faults.none());
    }

    /**
     * Likewise, with what goes wrong on the way. What is delayed stays in the producer's history, and so does all
     * from the record on whose consumer is killed. Where the faults are {@link Faults#deadLettering}, what the consumer
     * throws at a record ends here, and the record is sent to its topic's name and {@link #DEAD_LETTERS}.
     *
     * @throws ConsumerKilled after the work on the first record, where the faults say so
     */
    public static <K, V> void deliver(
            MockProducer<K, V> producer, Consumer<ConsumerRecord<K, V>> consumer, Faults faults) {
        if (faults.delivery().isLater()) {
            return;
        }
        List<ConsumerRecord<K, V>> arriving = faults.delivery().of(received(producer.history(), faults));
        if (faults.delivery().isKilled() && !arriving.isEmpty()) {
            consumer.accept(arriving.get(0));
            throw new ConsumerKilled();
        }
        producer.clear();
        arriving.forEach(faults.delivery().isDeadLettered() ? sendingDeadLetters(producer, consumer) : consumer);
    }

    private static <K, V> Consumer<ConsumerRecord<K, V>> sendingDeadLetters(
            MockProducer<K, V> producer, Consumer<ConsumerRecord<K, V>> consumer) {
        return record -> {
            // Business code may add headers while it works; the dead letter is what had arrived.
            Header[] arrived = record.headers().toArray();
            try {
                consumer.accept(record);
            } catch (RuntimeException failed) {
                var unused = producer.send(new ProducerRecord<>(
                        record.topic() + DEAD_LETTERS, null, record.key(), record.value(), List.of(arrived)));
            }
        };
    }

    private static <K, V> List<ConsumerRecord<K, V>> received(List<ProducerRecord<K, V>> sent, Faults faults) {
        List<ConsumerRecord<K, V>> received = new ArrayList<>();
        for (ProducerRecord<K, V> record : sent) {
            received.add(received(record, received.size(), faults));
        }
        return received;
    }

    private static <K, V> ConsumerRecord<K, V> received(ProducerRecord<K, V> sent, long offset, Faults faults) {
        int partition = sent.partition() == null ? 0 : sent.partition();
        var record = new ConsumerRecord<>(sent.topic(), partition, offset, sent.key(), sent.value());
        for (Header header : sent.headers()) {
            faults.bytes(header.key(), header.value())
                    .forEach(value -> record.headers().add(header.key(), value));
        }
        return record;
    }
}
