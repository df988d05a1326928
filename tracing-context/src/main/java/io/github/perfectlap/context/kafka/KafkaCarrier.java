package io.github.perfectlap.context.kafka;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.TransactionBuilder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Carries a business transaction in the headers of Kafka records. */
public final class KafkaCarrier {

    private static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = stringKey("messaging.destination.partition.id");
    private static final AttributeKey<Long> OFFSET = longKey("messaging.kafka.offset");
    private static final AttributeKey<String> OPERATION = stringKey("messaging.operation.type");
    private static final AttributeKey<Long> BATCH = longKey("messaging.batch.message_count");
    private static final String KAFKA = "kafka";

    private KafkaCarrier() {}

    /** Writes the step into the record's headers; those of earlier senders are replaced. */
    public static void inject(Step from, ProducerRecord<?, ?> record) {
        from.inject(record.headers(), KafkaHeaders.INSTANCE);
    }

    /** What the record brought, as OpenTelemetry's context; the thread's own plays no part. */
    public static Context extract(Tracing tracing, ConsumerRecord<?, ?> record) {
        return tracing.propagator().extract(Context.root(), record.headers(), KafkaHeaders.INSTANCE);
    }

    /**
     * Sends the record as a step that ends on the broker's answer, failed where that is a failure.
     *
     * @return what the producer returned
     */
    public static <K, V> Future<RecordMetadata> send(
            Step from, String name, Producer<K, V> producer, ProducerRecord<K, V> record) {
        return send(from, name, producer, record, null);
    }

    /**
     * Sends the record as a step that ends on the broker's answer, and then tells the callback.
     *
     * @return what the producer returned
     */
    public static <K, V> Future<RecordMetadata> send(
            Step from, String name, Producer<K, V> producer, ProducerRecord<K, V> record, @Nullable Callback callback) {
        Step step = from.handOff(name);
        // Current while the client works, so that spans of its interceptors are below this step.
        try (Scope ignored = step.context().makeCurrent()) {
            ProducerRecord<K, V> message = copy(record);
            step.attribute(SYSTEM, KAFKA).attribute(OPERATION, "send");
            step.attribute(DESTINATION, message.topic());
            step.inject(message.headers(), KafkaHeaders.INSTANCE);
            return producer.send(message, new Answer(step, callback));
        } catch (Throwable refused) {
            step.fail(refused);
            step.close();
            throw refused;
        }
    }

    /** Goes on with the transaction that the record brought. */
    public static TransactionBuilder resume(BusinessTransaction definition, ConsumerRecord<?, ?> record) {
        return definition
                .resume(record.headers(), KafkaHeaders.INSTANCE)
                .kind(SpanKind.CONSUMER)
                .attribute(SYSTEM, KAFKA)
                .attribute(OPERATION, "process")
                .attribute(DESTINATION, record.topic())
                .attribute(PARTITION, Integer.toString(record.partition()))
                .attribute(OFFSET, record.offset());
    }

    /**
     * Starts a transaction that works on all records at once: it has a trace of its own, with a link
     * to the sender of each. Where it finishes, so do the transactions of the records.
     */
    public static <K, V> TransactionBuilder batch(BusinessTransaction definition, ConsumerRecords<K, V> records) {
        TransactionBuilder batch = definition
                .from(Context.root())
                .kind(SpanKind.CONSUMER)
                .attribute(SYSTEM, KAFKA)
                .attribute(OPERATION, "process")
                .attribute(BATCH, (long) records.count());
        records.forEach(record -> batch.link(record.headers(), KafkaHeaders.INSTANCE));
        return batch;
    }

    /**
     * A record that was sent before, as in a retry by hand, has headers that can't change any more.
     */
    private static <K, V> ProducerRecord<K, V> copy(ProducerRecord<K, V> record) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
    }

    /** Ends the step of a send with what the broker said. */
    private record Answer(Step step, @Nullable Callback callback) implements Callback {

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
            end(metadata, exception);
            if (callback != null) {
                callback.onCompletion(metadata, exception);
            }
        }

        private void end(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
            if (exception != null) {
                step.fail(exception);
            } else {
                step.complete();
                describe(metadata);
            }
            step.close();
        }

        private void describe(@Nullable RecordMetadata metadata) {
            if (metadata != null && metadata.hasOffset()) {
                step.attribute(PARTITION, Integer.toString(metadata.partition()));
                step.attribute(OFFSET, metadata.offset());
            }
        }
    }
}
