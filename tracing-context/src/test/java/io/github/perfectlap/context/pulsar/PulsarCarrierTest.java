package io.github.perfectlap.context.pulsar;

import static io.github.perfectlap.TransactionAttributes.ERROR_TYPE;
import static io.github.perfectlap.TransactionAttributes.NAME;
import static io.github.perfectlap.TransactionAttributes.OUTCOME;
import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.context.Recording;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.PulsarClientException;
import org.junit.jupiter.api.Test;

class PulsarCarrierTest {

    private final Recording recording = new Recording();
    private final BusinessTransaction checkout = recording.tracing.transaction("checkout");
    private final BusinessTransaction ship = recording.tracing.transaction("ship order");
    private final FakeMessage message = new FakeMessage();

    @Test
    void send_endsWhenTheBrokerAnswers() {
        send();
        assertThat(recording.names()).containsExactly("checkout");
        message.answer.complete(FakeMessage.id());
        assertThat(recording.names()).containsExactly("checkout", "publish");
        assertThat(recording.span("publish").getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(recording.attribute("publish", stringKey("messaging.message.id")))
                .isEqualTo("1:2:-1");
    }

    @Test
    void send_brokerRefuses_failsTheStepWithItsReason() {
        send();
        message.answer.completeExceptionally(new PulsarClientException.TimeoutException("too late"));
        assertThat(recording.attribute("publish", ERROR_TYPE))
                .isEqualTo(PulsarClientException.TimeoutException.class.getName());
    }

    @Test
    void send_reasonInsideACompletionException_isTheReason() {
        send();
        var closed = new PulsarClientException.AlreadyClosedException("closed");
        message.answer.completeExceptionally(new CompletionException(closed));
        assertThat(recording.attribute("publish", ERROR_TYPE))
                .isEqualTo(PulsarClientException.AlreadyClosedException.class.getName());
    }

    @Test
    void send_clientThrows_failsTheStepAndArrivesUnchanged() {
        var refused = new IllegalStateException("no schema");
        message.sending = () -> {
            throw refused;
        };
        assertThatThrownBy(this::send).isSameAs(refused);
        assertThat(recording.attribute("publish", ERROR_TYPE)).isEqualTo(IllegalStateException.class.getName());
        assertThat(recording.attribute("checkout", OUTCOME)).isEqualTo("failed");
    }

    @Test
    void send_cancelled_cancelsTheClientsFuture() {
        CompletableFuture<MessageId> sent = checkout.call(tx -> PulsarCarrier.send(tx, "publish", message.builder()));
        assertThat(sent.cancel(true)).isTrue();
        assertThat(message.answer).isCancelled();
        assertThat(sent).isCancelled();
        assertThat(recording.attribute("publish", ERROR_TYPE)).isEqualTo(CancellationException.class.getName());
    }

    @Test
    void send_whoeverWaitsForTheAnswer_findsTheStepEnded() {
        for (int round = 1; round <= 1_000; round++) {
            message.answer = new CompletableFuture<>();
            CompletableFuture<MessageId> sent =
                    checkout.call(tx -> PulsarCarrier.send(tx, "publish", message.builder()));
            var unused = CompletableFuture.runAsync(() -> message.answer.complete(FakeMessage.id()));
            sent.join();
            assertThat(recording.names()).filteredOn("publish"::equals).hasSize(round);
        }
    }

    @Test
    void send_failed_isFailedWithTheSameException() {
        IllegalStateException refused = new IllegalStateException();
        CompletableFuture<MessageId> sent = checkout.call(tx -> PulsarCarrier.send(tx, "publish", message.builder()));
        message.answer.completeExceptionally(refused);
        assertThatThrownBy(sent::get).hasCause(refused);
    }

    @Test
    void send_stepIsCurrentWhileTheClientWorks_andNotAfter() {
        var seen = new ArrayList<String>();
        message.sending = () -> {
            seen.add(Span.current().getSpanContext().getSpanId());
            return message.answer;
        };
        checkout.run(tx -> {
            Span before = Span.current();
            var unused = PulsarCarrier.send(tx, "publish", message.builder());
            assertThat(Span.current()).isSameAs(before);
        });
        message.answer.complete(FakeMessage.id());
        assertThat(seen).containsExactly(recording.span("publish").getSpanId());
    }

    @Test
    void resume_goesOnBelowTheStepThatSent() {
        send();
        message.answer.complete(FakeMessage.id());
        PulsarCarrier.resume(ship, message.received()).run(tx -> {});
        assertThat(recording.parentOf("ship order")).isEqualTo("publish");
        assertThat(recording.span("ship order").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(recording.attribute("ship order", NAME)).isEqualTo("checkout");
    }

    @Test
    void resume_noProperties_startsAFreshTransaction() {
        checkout.run(tx -> PulsarCarrier.resume(ship, message.received()).run(work -> {}));
        assertThat(recording.attribute("ship order", PASSPORT_PROBLEM)).isEqualTo("missing");
        assertThat(recording.parentOf("ship order")).isEqualTo("none");
    }

    @Test
    void extract_givesTheSender_whateverIsCurrent() {
        send();
        message.answer.complete(FakeMessage.id());
        String sender =
                checkout.call(tx -> Span.fromContext(PulsarCarrier.extract(recording.tracing, message.received()))
                        .getSpanContext()
                        .getSpanId());
        assertThat(sender).isEqualTo(recording.span("publish").getSpanId());
    }

    @Test
    void batch_linksToEachSender_inATraceOfItsOwn() {
        send();
        message.answer.complete(FakeMessage.id());
        var messages = FakeMessage.batch(message.received(), new FakeMessage().received());
        checkout.run(tx -> PulsarCarrier.batch(ship, messages).run(work -> {}));
        assertThat(recording.parentOf("ship order")).isEqualTo("none");
        assertThat(recording.span("ship order").getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(recording.span("publish").getSpanId());
    }

    private void send() {
        checkout.run(tx -> {
            var unused = PulsarCarrier.send(tx, "publish", message.builder());
        });
    }
}
