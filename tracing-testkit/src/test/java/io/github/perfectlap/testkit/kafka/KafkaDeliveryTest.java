package io.github.perfectlap.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaDeliveryTest {

    private final MockProducer<String, String> producer =
            new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
    private final List<ConsumerRecord<String, String>> received = new ArrayList<>();

    @Test
    void deliver_recordWithHeaders_arrivesWhole() {
        ProducerRecord<String, String> sent = new ProducerRecord<>("orders", 3, "42", "espresso");
        sent.headers().add("a", "1".getBytes(UTF_8)).add("a", "2".getBytes(UTF_8));
        assertThat(producer.send(sent)).isDone();
        KafkaDelivery.deliver(producer, received::add);
        ConsumerRecord<String, String> record = received.get(0);
        assertThat(List.of(record.topic(), record.key(), record.value())).containsExactly("orders", "42", "espresso");
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.headers().toArray()).isEqualTo(sent.headers().toArray());
    }

    @Test
    void deliver_again_bringsOnlyWhatIsNew() {
        assertThat(producer.send(new ProducerRecord<>("orders", "1", "a"))).isDone();
        KafkaDelivery.deliver(producer, received::add);
        assertThat(producer.send(new ProducerRecord<>("orders", "2", "b"))).isDone();
        KafkaDelivery.deliver(producer, received::add);
        assertThat(received).extracting(ConsumerRecord::key).containsExactly("1", "2");
    }
}
