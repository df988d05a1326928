package io.github.perfectlap.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** How one send ended, and how often it said so. */
final class Ended {

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private volatile @Nullable HttpResponse response;
    private volatile @Nullable Throwable failure;

    static Ended sending(HttpSender sender, String message) {
        Ended ended = new Ended();
        sender.send(message(message), ended::onResponse, ended::onError);
        return ended;
    }

    static MessageWriter message(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new MessageWriter() {
            @Override
            public void writeMessage(OutputStream output) throws IOException {
                output.write(bytes);
            }

            @Override
            public int getContentLength() {
                return bytes.length;
            }
        };
    }

    Ended await() {
        try {
            if (!end.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("neither callback within 30 s");
            }
            return this;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    int calls() {
        return calls.get();
    }

    int status() {
        HttpResponse answered = response;
        if (answered == null) {
            throw new AssertionError("failed", failure);
        }
        return answered.getStatusCode();
    }

    byte[] body() {
        HttpResponse answered = response;
        return answered == null ? new byte[0] : answered.getResponseBody();
    }

    Throwable failure() {
        Throwable thrown = failure;
        if (thrown == null) {
            throw new AssertionError("answered " + status());
        }
        return thrown;
    }

    private void onResponse(HttpResponse answered) {
        response = answered;
        calls.incrementAndGet();
        end.countDown();
    }

    private void onError(Throwable thrown) {
        failure = thrown;
        calls.incrementAndGet();
        end.countDown();
    }
}
