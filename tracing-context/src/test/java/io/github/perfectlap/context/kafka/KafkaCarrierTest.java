package io.github.perfectlap.context.kafka;

import static io.github.perfectlap.TransactionAttributes.ERROR_TYPE;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.OUTCOME;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.context.Recording;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaCarrierTest {

    private final Recording recording = new Recording();
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");
    private final BusinessTransaction ship = recording.tracing.transaction("ship order");
    private final MockProducer<String, String> producer =
            new MockProducer<>(false, null, new StringSerializer(), new StringSerializer());
    private final ProducerRecord<String, String> record = new ProducerRecord<>("orders", "one vase");

    @Test
    void send_endsWhenTheBrokerAnswers() {
        send(null);
        assertThat(recording.names()).containsExactly("checkout");
        assertThat(producer.completeNext()).isTrue();
        assertThat(recording.names()).containsExactly("checkout", "publish");
        assertThat(recording.span("publish").getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(recording.attribute("publish", longKey("messaging.kafka.offset")))
                .isEqualTo(0);
    }

    @Test
    void send_brokerRefuses_failsTheStepWithItsReason() {
        send(null);
        assertThat(producer.errorNext(new TimeoutException("too late"))).isTrue();
        assertThat(recording.attribute("publish", ERROR_TYPE)).isEqualTo(TimeoutException.class.getName());
    }

    @Test
    void send_producerThrows_failsTheStepAndArrivesUnchanged() {
        producer.sendException = new UncheckedIOException(new java.io.IOException("disk"));
        assertThatThrownBy(() -> send(null)).isSameAs(producer.sendException);
        assertThat(recording.attribute("publish", ERROR_TYPE)).isEqualTo(UncheckedIOException.class.getName());
        assertThat(recording.attribute("checkout", OUTCOME)).isEqualTo("failed");
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without NullAway may well do.
    void send_nullRecord_throwsAndLeavesNoStepOpen() {
        ProducerRecord<String, String> none = null;
        assertThatThrownBy(() -> checkout.call(tx -> KafkaCarrier.send(tx, "publish", producer, none)))
                .isInstanceOf(NullPointerException.class);
        assertThat(recording.attribute("publish", ERROR_TYPE)).isEqualTo(NullPointerException.class.getName());
    }

    @Test
    void send_callback_isToldOnceAfterTheStepEnded() {
        var told = new ArrayList<List<String>>();
        send((metadata, failure) -> told.add(recording.names()));
        assertThat(producer.completeNext()).isTrue();
        assertThat(told).containsExactly(List.of("checkout", "publish"));
    }

    @Test
    void send_callback_getsWhatTheBrokerSaid() {
        var told = new ArrayList<Exception>();
        var refused = new TimeoutException("too late");
        send((metadata, failure) -> told.add(failure));
        assertThat(producer.errorNext(refused)).isTrue();
        assertThat(told).containsExactly(refused);
    }

    @Test
    void send_callbackThatThrows_leavesTheStepEnded() {
        send((metadata, failure) -> {
            throw new IllegalStateException("callback");
        });
        assertThatThrownBy(producer::completeNext).hasMessage("callback");
        assertThat(recording.names()).containsExactly("checkout", "publish");
        assertThat(recording.attribute("publish", ERROR_TYPE)).isNull();
    }

    @Test
    void send_returnsTheProducersOwnFuture() {
        try (var remembering = new Remembering()) {
            Future<RecordMetadata> sent = checkout.call(tx -> KafkaCarrier.send(tx, "publish", remembering, record));
            assertThat(sent).isSameAs(remembering.returned);
        }
    }

    @Test
    void send_stepIsCurrentWhileTheProducerWorks_andNotAfter() {
        try (var remembering = new Remembering()) {
            checkout.run(tx -> {
                Span before = Span.current();
                var unused = KafkaCarrier.send(tx, "publish", remembering, record);
                assertThat(Span.current()).isSameAs(before);
            });
            assertThat(remembering.completeNext()).isTrue();
            assertThat(remembering.current)
                    .isEqualTo(recording.span("publish").getSpanContext().getSpanId());
        }
    }

    @Test
    void send_recordThatWasSentBefore_carriesTheNewStep() {
        // A producer makes the headers read-only; a retry by hand sends the same record again.
        ((RecordHeaders) record.headers()).setReadOnly();
        send(null);
        assertThat(producer.completeNext()).isTrue();
        assertThat(values(producer.history().get(0).headers(), "traceparent"))
                .singleElement()
                .asString()
                .contains(recording.span("publish").getSpanId());
    }

    @Test
    void inject_headersOfEarlierSenders_areReplaced() {
        record.headers().add("traceparent", "old".getBytes(UTF_8));
        record.headers().add("traceparent", "older".getBytes(UTF_8));
        record.headers().add("kept", "yes".getBytes(UTF_8));
        checkout.run(tx -> KafkaCarrier.inject(tx, record));
        assertThat(values(record.headers(), "traceparent"))
                .singleElement()
                .asString()
                .contains(recording.span("checkout").getSpanId());
        assertThat(values(record.headers(), "kept")).containsExactly("yes");
    }

    @Test
    void inject_traceWithoutState_takesAnEarlierOneAway() {
        record.headers().add("tracestate", "vendor=old".getBytes(UTF_8));
        checkout.run(tx -> KafkaCarrier.inject(tx, record));
        assertThat(values(record.headers(), "tracestate")).isEmpty();
    }

    @Test
    void resume_goesOnBelowTheStepThatSent() {
        send(null);
        assertThat(producer.completeNext()).isTrue();
        KafkaCarrier.resume(ship, received(0, producer.history().get(0).headers()))
                .run(tx -> {});
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
        assertThat(recording.span("ship order").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void resume_headerWithoutValue_isAMessageThatBroughtNothing() {
        var headers = new RecordHeaders().add("traceparent", null).add("baggage", null);
        KafkaCarrier.resume(ship, received(0, headers)).run(tx -> {});
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("missing");
    }

    @Test
    void batch_linksToEachSender_inATraceOfItsOwn() {
        send(null);
        Headers sent = producer.history().get(0).headers();
        var batch = List.of(received(0, sent), received(1, new RecordHeaders()), received(2, sent));
        var records = new ConsumerRecords<>(Map.of(new TopicPartition("orders", 0), batch), Map.of());
        assertThat(producer.completeNext()).isTrue();
        checkout.run(tx -> KafkaCarrier.batch(ship, records).run(work -> {}));
        assertThat(recording.parentOf("ship order")).isEqualTo("none");
        assertThat(recording.span("ship order").getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(
                        recording.span("publish").getSpanId(),
                        recording.span("publish").getSpanId());
    }

    private void send(@Nullable Callback callback) {
        checkout.run(tx -> {
            var unused = KafkaCarrier.send(tx, "publish", producer, record, callback);
        });
    }

    private static ConsumerRecord<String, String> received(long offset, Headers headers) {
        var received = new ConsumerRecord<String, String>("orders", 0, offset, null, "one vase");
        headers.forEach(received.headers()::add);
        return received;
    }

    private static List<String> values(Headers headers, String key) {
        return StreamSupport.stream(headers.headers(key).spliterator(), false)
                .map(header -> new String(header.value(), UTF_8))
                .toList();
    }

    private static final class Remembering extends MockProducer<String, String> {
        private @Nullable Future<RecordMetadata> returned;
        private String current = "none";

        Remembering() {
            super(false, null, new StringSerializer(), new StringSerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> record, Callback callback) {
            current = Span.current().getSpanContext().getSpanId();
            Future<RecordMetadata> sent = super.send(record, callback);
            returned = sent;
            return sent;
        }
    }
}
