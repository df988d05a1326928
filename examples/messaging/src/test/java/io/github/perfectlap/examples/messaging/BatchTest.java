package io.github.perfectlap.examples.messaging;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.TransactionBuilder;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import io.github.perfectlap.examples.servers.KafkaServer;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.BatchReceivePolicy;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.PulsarClient;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Brokers.class)
class BatchTest {

    // The SDK's default.
    private static final int MAX_LINKS = 128;

    private final Memory memory = new Memory();
    private final BusinessTransaction checkout = memory.tracing.transaction("checkout");
    private final BusinessTransaction settle = memory.tracing.transaction("settle");
    private final String topic = "batch-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(ints = {10, 200})
    void kafka_poll_linksToEachSender(int count, KafkaServer kafka) throws Exception {
        try (var orders = new KafkaChannel(kafka.bootstrapServers(), topic)) {
            send(orders, count);
            settle(KafkaCarrier.batch(settle, orders.poll(count)));
        }
        assertLinks(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 200})
    void pulsar_batchReceive_linksToEachSender(int count, PulsarClient client) throws Exception {
        BatchReceivePolicy all = BatchReceivePolicy.builder()
                .maxNumMessages(count)
                .timeout(30, TimeUnit.SECONDS)
                .build();
        try (var orders = new PulsarChannel(client, topic);
                Consumer<String> consumer =
                        orders.consumer("batch").batchReceivePolicy(all).subscribe()) {
            send(orders, count);
            settle(PulsarCarrier.batch(settle, consumer.batchReceive()));
        }
        assertLinks(count);
    }

    private void send(Channel<?> orders, int count) throws Exception {
        var answers = new ArrayList<Future<?>>();
        for (int i = 0; i < count; i++) {
            checkout.run(tx -> answers.add(orders.send(tx, "one vase")));
        }
        for (Future<?> answer : answers) {
            var unused = answer.get();
        }
    }

    private void settle(TransactionBuilder batch) {
        checkout.run(tx -> batch.run(work -> work.step("pay", () -> {})));
    }

    private void assertLinks(int count) {
        SpanData batch = memory.only("settle");
        assertThat(batch.getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(memory.only("pay").getTraceId()).isEqualTo(batch.getTraceId());
        assertThat(batch.getAttributes().get(longKey("messaging.batch.message_count")))
                .isEqualTo(count);
        assertThat(batch.getTotalRecordedLinks()).isEqualTo(count);
        assertThat(batch.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .hasSize(Math.min(count, MAX_LINKS))
                .doesNotHaveDuplicates()
                .isSubsetOf(memory.all("publish", count).stream()
                        .map(SpanData::getSpanId)
                        .toList());
    }
}
