package io.github.perfectlap.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.testkit.fault.ConsumerKilled;
import io.github.perfectlap.testkit.fault.Faults;
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

    @Test
    void deliver_faultyHeaders_arriveSo() {
        ProducerRecord<String, String> sent = new ProducerRecord<>("orders", "42", "espresso");
        sent.headers().add("a", "1".getBytes(UTF_8)).add("b", null).add("c", "123456".getBytes(UTF_8));
        assertThat(producer.send(sent)).isDone();
        KafkaDelivery.deliver(
                producer,
                received::add,
                Faults.none().dropping("a").corrupting("b").repeating("C"));
        assertThat(received.get(0).headers())
                .extracting(header ->
                        header.key() + "=" + (header.value() == null ? "" : new String(header.value(), UTF_8)))
                .containsExactly("b=", "c=123456", "c=124456");
    }

    @Test
    void deliver_delayedRedeliveredReorderedOrLost_comesSo() {
        sendTwo();
        KafkaDelivery.deliver(producer, received::add, Faults.none().delaying());
        assertThat(received).isEmpty();
        KafkaDelivery.deliver(
                producer, received::add, Faults.none().redelivering(2).reordering());
        assertThat(received).extracting(ConsumerRecord::key).containsExactly("2", "2", "1", "1");
        sendTwo();
        KafkaDelivery.deliver(producer, received::add, Faults.none().losing());
        assertThat(received).hasSize(4);
    }

    @Test
    void deliver_consumerKilled_bringsItAgain() {
        sendTwo();
        Faults killing = Faults.none().killingBeforeAcknowledge();
        assertThatThrownBy(() -> KafkaDelivery.deliver(producer, received::add, killing))
                .isInstanceOf(ConsumerKilled.class);
        KafkaDelivery.deliver(producer, received::add);
        assertThat(received).extracting(ConsumerRecord::key).containsExactly("1", "1", "2");
    }

    @Test
    void redelivering_never_isRefused() {
        assertThatThrownBy(() -> Faults.none().redelivering(0)).hasMessageContaining("at least 1, but was 0");
    }

    private void sendTwo() {
        assertThat(producer.send(new ProducerRecord<>("orders", "1", "a"))).isDone();
        assertThat(producer.send(new ProducerRecord<>("orders", "2", "b"))).isDone();
    }
}
