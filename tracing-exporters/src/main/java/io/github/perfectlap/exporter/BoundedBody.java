package io.github.perfectlap.exporter;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects an answer's body up to a limit, and stops listening there. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final long limit;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    BoundedBody(long limit) {
        this.limit = limit;
    }

    static UnusableAnswerException tooLarge(long limit) {
        return new UnusableAnswerException(
                "an OTLP receiver's answer must not be larger than " + limit + " bytes, but was: is the endpoint one?");
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!body.isDone()) {
            buffers.forEach(this::receive);
        }
    }

    private void receive(ByteBuffer buffer) {
        if ((long) received.size() + buffer.remaining() > limit) {
            stop();
            return;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        received.writeBytes(bytes);
    }

    private void stop() {
        Subscription open = subscription;
        if (open != null && body.completeExceptionally(tooLarge(limit))) {
            open.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(received.toByteArray());
    }
}
