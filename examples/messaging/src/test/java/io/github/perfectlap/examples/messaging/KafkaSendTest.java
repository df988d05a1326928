package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.ERROR_TYPE;
import static io.github.perfectlap.TransactionAttributes.OUTCOME;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.examples.servers.KafkaServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Brokers.class)
class KafkaSendTest {

    private final Memory memory = new Memory();
    private final BusinessTransaction checkout = memory.tracing.transaction("checkout");
    private final KafkaServer kafka;
    private final String topic = "send-" + UUID.randomUUID();
    private final ProducerRecord<String, String> order = new ProducerRecord<>(topic, "one vase");
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    KafkaSendTest(KafkaServer kafka) {
        this.kafka = kafka;
    }

    @Test
    void send_lingering_endsOnTheBrokersAnswer() throws Exception {
        // A minute: nothing but flush() sends within this test.
        try (var producer = producer(Map.of("acks", "all", "linger.ms", 60_000))) {
            producer.partitionsFor(topic);
            Future<RecordMetadata> sent = send(producer);
            assertThat(sent.isDone()).isFalse();
            assertThat(memory.names()).containsExactly("checkout");
            producer.flush();
            assertThat(memory.names()).containsExactly("checkout", "publish");
            assertThat(memory.attribute("publish", longKey("messaging.kafka.offset")))
                    .isEqualTo(sent.get().offset());
            assertThat(onlyAnswer().ended()).containsExactly("checkout", "publish");
        }
    }

    @Test
    void send_recordTooLarge_failsTheStepAndTellsTheCallbackOnce() throws Exception {
        try (var producer = producer(Map.of("max.request.size", 100))) {
            assertThatThrownBy(() -> send(producer).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
            assertFailed(RecordTooLargeException.class);
            assertThat(onlyAnswer().failure()).isInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void send_callbackThatThrows_leavesTheStepEnded() throws Exception {
        try (var producer = producer(Map.of())) {
            var sent = checkout.call(tx -> KafkaCarrier.send(tx, "publish", producer, order, (metadata, failure) -> {
                throw new IllegalStateException("callback");
            }));
            assertThat(sent.get(30, TimeUnit.SECONDS).hasOffset()).isTrue();
            producer.flush();
        }
        assertThat(memory.attribute("publish", ERROR_TYPE)).isNull();
        assertThat(memory.attribute("checkout", OUTCOME)).isEqualTo("ok");
    }

    @Test
    void send_serializerThatThrows_givesTheSameExceptionToTheCaller() {
        var broken = new IllegalStateException("no schema");
        Serializer<String> serializer = (topic, data) -> {
            throw broken;
        };
        try (var producer = new KafkaProducer<>(settings(Map.of()), new StringSerializer(), serializer)) {
            assertThatThrownBy(() -> checkout.call(tx -> KafkaCarrier.send(tx, "publish", producer, order)))
                    .isSameAs(broken);
        }
        assertFailed(IllegalStateException.class);
        assertThat(memory.attribute("checkout", OUTCOME)).isEqualTo("failed");
    }

    @Test
    void send_sameRecordAgain_carriesTheSecondStep() throws Exception {
        try (KafkaChannel orders = new KafkaChannel(kafka.bootstrapServers(), topic)) {
            var first = checkout.call(tx -> KafkaCarrier.send(tx, "first", orders.producer(), order));
            assertThat(first.get().hasOffset()).isTrue();
            var again = checkout.call(tx -> KafkaCarrier.send(tx, "again", orders.producer(), order));
            assertThat(again.get().hasOffset()).isTrue();
            assertThat(orders.values(orders.receive(2).get(1), "traceparent"))
                    .singleElement()
                    .asString()
                    .contains(memory.only("again").getSpanId());
        }
    }

    @Test
    void send_brokerGone_failsTheStepWhenTheProducerGivesUp() throws Exception {
        KafkaServer own = KafkaServer.start();
        Map<String, Object> impatient = Map.of(
                "bootstrap.servers", own.bootstrapServers(),
                "delivery.timeout.ms", 2_000,
                "request.timeout.ms", 1_000,
                "linger.ms", 0,
                "max.block.ms", 2_000);
        try (own;
                var producer = producer(impatient)) {
            producer.partitionsFor(topic);
            own.close();
            assertThatThrownBy(() -> send(producer).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TimeoutException.class);
        }
        assertFailed(TimeoutException.class);
        assertThat(onlyAnswer().failure()).isInstanceOf(TimeoutException.class);
    }

    private Future<RecordMetadata> send(KafkaProducer<String, String> producer) {
        return checkout.call(tx -> KafkaCarrier.send(
                tx,
                "publish",
                producer,
                order,
                (metadata, failure) -> answers.add(new Answer(failure, memory.names()))));
    }

    private Answer onlyAnswer() throws Exception {
        Answer answer = Optional.ofNullable(answers.poll(30, TimeUnit.SECONDS)).orElseThrow();
        assertThat(answers).isEmpty();
        return answer;
    }

    private void assertFailed(Class<?> reason) {
        assertThat(memory.attribute("publish", ERROR_TYPE)).isEqualTo(reason.getName());
    }

    private KafkaProducer<String, String> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings(settings), new StringSerializer(), new StringSerializer());
    }

    private Map<String, Object> settings(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("bootstrap.servers", kafka.bootstrapServers());
        all.putAll(settings);
        return all;
    }

    private record Answer(@Nullable Exception failure, List<String> ended) {}
}
