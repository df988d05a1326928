package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.ERROR_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.context.pulsar.PulsarCarrier;
import io.github.perfectlap.examples.servers.PulsarServer;
import io.opentelemetry.api.trace.StatusCode;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.ProducerBuilder;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException.AlreadyClosedException;
import org.apache.pulsar.client.api.PulsarClientException.TimeoutException;
import org.apache.pulsar.client.api.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Brokers.class)
class PulsarSendTest {

    private final Memory memory = new Memory();
    private final BusinessTransaction checkout = memory.tracing.transaction("checkout");
    private final PulsarClient client;

    PulsarSendTest(PulsarClient client) {
        this.client = client;
    }

    @Test
    void send_batching_endsOnTheBrokersAnswer() throws Exception {
        try (Producer<String> producer = lingering().create()) {
            CompletableFuture<MessageId> sent = send(producer);
            assertThat(sent.isDone()).isFalse();
            assertThat(memory.names()).containsExactly("checkout");
            producer.flush();
            assertThat(sent.get(30, TimeUnit.SECONDS)).isNotNull();
            // Whoever waits may be woken first, so this waits for the step and not for the answer.
            assertThat(memory.only("publish").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        }
    }

    @Test
    void send_cancelled_endsTheStep() throws Exception {
        try (Producer<String> producer = lingering().create()) {
            assertThat(send(producer).cancel(true)).isTrue();
            assertFailed(CancellationException.class);
        }
    }

    @Test
    void send_producerClosed_failsTheStep() throws Exception {
        Producer<String> producer = producer(client).create();
        producer.close();
        assertThatThrownBy(() -> send(producer).get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AlreadyClosedException.class);
        assertFailed(AlreadyClosedException.class);
    }

    @Test
    void send_schemaThatThrows_givesTheSameExceptionToTheCaller() throws Exception {
        var broken = new IllegalStateException("no schema");
        try (Producer<String> producer =
                client.newProducer(new Broken(broken)).topic(topic()).create()) {
            assertThatThrownBy(() -> send(producer)).isSameAs(broken);
        }
        assertFailed(IllegalStateException.class);
    }

    @Test
    void send_brokerGone_failsTheStepWhenTheClientGivesUp() throws Exception {
        PulsarServer own = PulsarServer.start();
        try (own;
                PulsarClient impatient =
                        PulsarClient.builder().serviceUrl(own.serviceUrl()).build();
                Producer<String> producer =
                        producer(impatient).sendTimeout(1, TimeUnit.SECONDS).create()) {
            own.close();
            assertThatThrownBy(() -> send(producer).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(TimeoutException.class);
            assertFailed(TimeoutException.class);
        }
    }

    private CompletableFuture<MessageId> send(Producer<String> producer) {
        return checkout.call(
                tx -> PulsarCarrier.send(tx, "publish", producer.newMessage().value("one vase")));
    }

    private ProducerBuilder<String> lingering() {
        // A minute: nothing but flush() sends within these tests.
        return producer(client).batchingMaxPublishDelay(1, TimeUnit.MINUTES);
    }

    private static ProducerBuilder<String> producer(PulsarClient client) {
        return client.newProducer(Schema.STRING).topic(topic());
    }

    private static String topic() {
        return "send-" + UUID.randomUUID();
    }

    private void assertFailed(Class<? extends Exception> reason) {
        assertThat(memory.attribute("publish", ERROR_TYPE)).isEqualTo(reason.getName());
    }
}
