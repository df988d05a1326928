package io.github.perfectlap.testkit.fault;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.kafka.KafkaDelivery;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of each fault of a delivery: business is what it was, and the report says where the context broke, if it did. */
class DeliveryFaultsTest {

    private static final String ORDER = """
            checkout
              publish [producer]
                ship
            """;

    private final CapturedTraces traces = CapturedTraces.create();
    private final BusinessTransaction checkout = traces.tracing().transaction("checkout");
    private final BusinessTransaction ship = traces.tracing().transaction("ship");
    private final MockProducer<String, String> producer =
            new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
    private final List<String> shipped = new ArrayList<>();

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void none_isOneTrace() {
        send("vase");
        KafkaDelivery.deliver(producer, this::ship);
        assertThat(shipped).containsExactly("vase");
        assertThat(traces.brokenHandOffs()).isEmpty();
        assertThat(traces).hasShape(ORDER);
    }

    @Test
    void redelivering_isCountedAtItsSender() {
        send("vase");
        KafkaDelivery.deliver(producer, this::ship, Faults.none().redelivering(3));
        assertThat(shipped).containsExactly("vase", "vase", "vase");
        assertThat(traces.brokenHandOffs()).containsExactly("sent once by 'publish', received 3 times");
    }

    @Test
    void reordering_eachStaysInItsOwnTrace() {
        send("vase");
        send("bowl");
        KafkaDelivery.deliver(producer, this::ship, Faults.none().reordering());
        assertThat(shipped).containsExactly("bowl", "vase");
        assertThat(traces.brokenHandOffs()).isEmpty();
        assertThat(traces).hasShape(ORDER + ORDER);
    }

    @Test
    void delaying_isMissedUntilItComes() {
        send("vase");
        KafkaDelivery.deliver(producer, this::ship, Faults.none().delaying());
        assertThat(traces.brokenHandOffs()).containsExactly("sent by 'publish', received by nobody here");
        KafkaDelivery.deliver(producer, this::ship);
        assertThat(shipped).containsExactly("vase");
        assertThat(traces.brokenHandOffs()).isEmpty();
    }

    @Test
    void losing_isSaidWithItsSender() {
        send("vase");
        KafkaDelivery.deliver(producer, this::ship, Faults.none().losing());
        assertThat(shipped).isEmpty();
        assertThat(traces.brokenHandOffs()).containsExactly("sent by 'publish', received by nobody here");
    }

    @Test
    void killingBeforeAcknowledge_workIsDoneTwice_andSaid() {
        send("vase");
        Faults killing = Faults.none().killingBeforeAcknowledge();
        assertThatThrownBy(() -> KafkaDelivery.deliver(producer, this::ship, killing))
                .isInstanceOf(ConsumerKilled.class);
        KafkaDelivery.deliver(producer, this::ship);
        assertThat(shipped).containsExactly("vase", "vase");
        assertThat(traces.brokenHandOffs()).containsExactly("sent once by 'publish', received 2 times");
    }

    @Test
    void deadLettering_deadLetterIsInTheTraceOfItsOrder() {
        send("vase");
        KafkaDelivery.deliver(producer, this::breakIt, Faults.none().deadLettering());
        BusinessTransaction handle = traces.tracing().transaction("handle dead letter");
        KafkaDelivery.deliver(producer, record -> KafkaCarrier.resume(handle, record)
                .run(tx -> shipped.add(record.topic() + ": " + record.value())));
        assertThat(shipped).containsExactly("orders-dlt: vase");
        assertThat(traces).hasShape("""
                checkout
                  publish [producer]
                    ship [failed java.lang.IllegalStateException]
                    handle dead letter
                """);
        assertThat(traces.brokenHandOffs()).containsExactly("sent once by 'publish', received 2 times");
    }

    private void send(String article) {
        checkout.run(tx -> {
            var unused = KafkaCarrier.send(tx, "publish", producer, new ProducerRecord<>("orders", article));
        });
    }

    private void ship(ConsumerRecord<String, String> record) {
        KafkaCarrier.resume(ship, record).run(tx -> shipped.add(record.value()));
    }

    private void breakIt(ConsumerRecord<String, String> record) {
        KafkaCarrier.resume(ship, record).run(tx -> {
            throw new IllegalStateException("no vase in stock");
        });
    }
}
