package io.github.perfectlap.context.pulsar;

import java.util.concurrent.CompletableFuture;
import org.apache.pulsar.client.api.MessageId;

/**
 * The broker's answer, after the step of the send has ended: a future tells whoever registered last first, so the
 * client's own could wake a caller before that.
 */
final class SentMessage extends CompletableFuture<MessageId> {

    private final CompletableFuture<MessageId> client;

    SentMessage(CompletableFuture<MessageId> client) {
        this.client = client;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return client.cancel(mayInterruptIfRunning);
    }
}
