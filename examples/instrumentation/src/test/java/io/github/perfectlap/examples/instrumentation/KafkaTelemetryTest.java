package io.github.perfectlap.examples.instrumentation;

import static io.github.perfectlap.TransactionAttributes.HOP;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Expectation;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.opentelemetry.api.common.Attributes;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kafka's clients in the wrappers that OpenTelemetry has for them. */
class KafkaTelemetryTest {

    private static Kafka kafka;

    private final EndedSpans spans = new EndedSpans();
    private final String topic = "orders-" + UUID.randomUUID();
    private final ProducerRecord<String, String> order = new ProducerRecord<>(topic, "one vase");

    @BeforeAll
    static void startKafka() {
        kafka = Kafka.start();
    }

    @AfterAll
    static void closeKafka() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void send_insideAStep_carriesTheTransaction(Mode mode) {
        try (Tracing tracing = mode.tracing(spans)) {
            try (Producer<String, String> producer = kafka.producer(tracing.openTelemetry())) {
                tracing.transaction("checkout").run(tx -> tx.step("publish order", () -> producer.send(order)));
            }
            ship(tracing);
        }
        assertThat(spans.onlyTree()).hasShape("""
            checkout
              publish order
                %1$s publish [producer]
                  %1$s process [consumer]
                  ship order [consumer]
                    pack
            """.formatted(topic));
        assertArrivedFromCheckout();
    }

    @ParameterizedTest
    @EnumSource
    void send_throughOurCarrierToo_isBelowOurHandOff(Mode mode) {
        try (Tracing tracing = mode.tracing(spans)) {
            try (Producer<String, String> producer = kafka.producer(tracing.openTelemetry())) {
                tracing.transaction("checkout").run(tx -> KafkaCarrier.send(tx, "hand over", producer, order));
            }
            ship(tracing);
        }
        assertThat(spans.onlyTree()).hasShape("""
            checkout
              hand over [producer]
                %1$s publish [producer]
                  %1$s process [consumer]
                  ship order [consumer]
                    pack
            """.formatted(topic));
        assertArrivedFromCheckout();
    }

    /** The wrapper's span stands between the hand-off and the work, which is no loss. */
    @ParameterizedTest
    @EnumSource
    void send_thatHasToComeBack_comesBack(Mode mode) {
        Expectation expectation = Expectation.resumedWithin(Duration.ofNanos(1)).on("orders");
        Tracing tracing = mode.tracing(spans);
        try (tracing;
                Producer<String, String> producer = kafka.producer(tracing.openTelemetry())) {
            BusinessTransaction checkout = tracing.transaction("checkout");
            checkout.expects("hand over", expectation).run(tx -> KafkaCarrier.send(tx, "hand over", producer, order));
            producer.flush();
            ship(tracing);
        }
        assertThat(tracing.abandonedHandOffs()).isEmpty();
    }

    private void ship(Tracing tracing) {
        BusinessTransaction ship = tracing.transaction("ship order");
        try (Consumer<String, String> consumer = kafka.consumer(tracing.openTelemetry(), topic)) {
            consumer.poll(Duration.ofSeconds(30))
                    .forEach(record -> KafkaCarrier.resume(ship, record).run(tx -> tx.step("pack", () -> {})));
        }
    }

    /** Their wrapper wrote the headers, and our passport with them. */
    private void assertArrivedFromCheckout() {
        Attributes arrived = spans.onlyTree().find("ship order").get(0).span().attributes();
        assertThat(arrived.get(NAME)).isEqualTo("checkout");
        assertThat(arrived.get(HOP)).isEqualTo(1);
    }
}
