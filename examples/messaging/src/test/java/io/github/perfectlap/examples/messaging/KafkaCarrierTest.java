package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.servers.KafkaServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaCarrierTest extends CarrierContract<ConsumerRecord<String, String>> {

    private static final byte[] NO_TEXT = {(byte) 0xff, 0, (byte) 0xc3};

    private final KafkaServer kafka;

    KafkaCarrierTest(KafkaServer kafka) {
        this.kafka = kafka;
    }

    @Override
    KafkaChannel open(String name) {
        return new KafkaChannel(kafka.bootstrapServers(), name);
    }

    @Test
    void resume_twoTraceparents_followsNeither() throws Exception {
        ProducerRecord<String, String> order = new ProducerRecord<>("duplicate", "one vase");
        order.headers().add("traceparent", Headers.TRACEPARENT.getBytes(UTF_8));
        order.headers()
                .add("traceparent", Headers.TRACEPARENT.replace("b7", "b8").getBytes(UTF_8));
        order.headers().add("baggage", Headers.PASSPORT.getBytes(UTF_8));
        resume(order);
        assertFresh("duplicate");
    }

    @Test
    void resume_headersWithoutValue_isMissing() throws Exception {
        ProducerRecord<String, String> order = new ProducerRecord<>("null", "one vase");
        order.headers().add("traceparent", null).add("tracestate", null).add("baggage", null);
        resume(order);
        assertFresh("missing");
    }

    @Test
    void resume_nullAfterAValue_isHandled() throws Exception {
        ProducerRecord<String, String> order = new ProducerRecord<>("nulled", "one vase");
        order.headers().add("traceparent", Headers.TRACEPARENT.getBytes(UTF_8));
        order.headers().add("traceparent", null);
        resume(order);
        assertFresh("malformed");
    }

    @Test
    void resume_headersThatAreNotText_isMalformed() throws Exception {
        ProducerRecord<String, String> order = new ProducerRecord<>("bytes", "one vase");
        order.headers().add("traceparent", NO_TEXT).add("baggage", NO_TEXT);
        resume(order);
        assertFresh("malformed");
    }

    private void resume(ProducerRecord<String, String> order) throws Exception {
        try (KafkaChannel channel = open(order.topic())) {
            channel.sendPlain(order);
            channel.resume(ship, channel.receive(1).get(0)).run(tx -> {});
        }
    }

    private void assertFresh(String reason) {
        assertThat(memory.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo(reason);
        assertThat(memory.only("ship order").getTraceId()).isNotEqualTo(Headers.TRACE);
        assertThat(memory.problems(reason)).isEqualTo(1);
    }
}
