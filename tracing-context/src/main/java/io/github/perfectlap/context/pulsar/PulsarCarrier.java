package io.github.perfectlap.context.pulsar;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageId;
import org.apache.pulsar.client.api.Messages;
import org.apache.pulsar.client.api.TypedMessageBuilder;
import org.jspecify.annotations.Nullable;

/** Carries a business transaction in the properties of Pulsar messages. */
public final class PulsarCarrier {

    private static final AttributeKey<String> SYSTEM = stringKey("messaging.system");
    private static final AttributeKey<String> DESTINATION = stringKey("messaging.destination.name");
    private static final AttributeKey<String> MESSAGE_ID = stringKey("messaging.message.id");
    private static final AttributeKey<String> OPERATION = stringKey("messaging.operation.type");
    private static final AttributeKey<Long> BATCH = longKey("messaging.batch.message_count");
    private static final String PULSAR = "pulsar";

    private PulsarCarrier() {}

    /**
     * Writes the step into the message's properties. A builder can't take back what was copied on from a received
     * message: the newest counts for Pulsar's Java client, but not for each client in another language.
     */
    public static void inject(Step from, TypedMessageBuilder<?> message) {
        from.inject(message, PulsarProperties.SETTER);
    }

    /** What the message brought, as OpenTelemetry's context; the thread's own plays no part. */
    public static Context extract(Tracing tracing, Message<?> message) {
        return tracing.propagator().extract(Context.root(), message, PulsarProperties.GETTER);
    }

    /**
     * Sends the message as a step that ends on the broker's answer, failed where that is a failure.
     *
     * @return the client's answer, complete once the step has ended; to cancel it cancels the client's
     */
    public static CompletableFuture<MessageId> send(Step from, String name, TypedMessageBuilder<?> message) {
        Step step = from.handOff(name);
        // Current while the client works: its own tracing, where it is on, then stays in this trace.
        try (Scope ignored = step.context().makeCurrent()) {
            step.attribute(SYSTEM, PULSAR).attribute(OPERATION, "send");
            step.inject(message, PulsarProperties.SETTER);
            return answered(step, message.sendAsync());
        } catch (Throwable refused) {
            end(step, null, refused);
            throw refused;
        }
    }

    /** Goes on with the transaction that the message brought. */
    public static TransactionBuilder resume(BusinessTransaction definition, Message<?> message) {
        return definition
                .resume(message, PulsarProperties.GETTER)
                .kind(SpanKind.CONSUMER)
                .attribute(SYSTEM, PULSAR)
                .attribute(OPERATION, "process")
                .attribute(DESTINATION, message.getTopicName())
                .attribute(MESSAGE_ID, String.valueOf(message.getMessageId()));
    }

    /**
     * Starts a transaction that works on all messages at once: it has a trace of its own, with a link
     * to the sender of each. Where it finishes, so do the transactions of the messages.
     */
    public static <T> TransactionBuilder batch(BusinessTransaction definition, Messages<T> messages) {
        TransactionBuilder batch = definition
                .from(Context.root())
                .kind(SpanKind.CONSUMER)
                .attribute(SYSTEM, PULSAR)
                .attribute(OPERATION, "process")
                .attribute(BATCH, (long) messages.size());
        messages.forEach(message -> batch.link(message, PulsarProperties.GETTER));
        return batch;
    }

    private static CompletableFuture<MessageId> answered(Step step, CompletableFuture<MessageId> client) {
        SentMessage sent = new SentMessage(client);
        var unused = client.whenComplete((id, failure) -> {
            end(step, id, failure);
            if (failure == null) {
                sent.complete(id);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    private static void end(Step step, @Nullable MessageId id, @Nullable Throwable failure) {
        if (failure != null) {
            step.fail(reason(failure));
        } else {
            step.complete();
            step.attribute(MESSAGE_ID, String.valueOf(id));
        }
        step.close();
    }

    /** A send in a transaction of Pulsar wraps what it failed with. */
    private static Throwable reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
