package io.github.perfectlap.exporter;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.opentelemetry.api.impl.InstrumentationUtil;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way: sent until it is answered for good, its time is up or it is cancelled.
 */
final class HttpCall implements Runnable {

    private final HttpSenderConfig config;
    private final HttpConnection connection;
    private final RetryRule retryRule;
    private final MessageWriter message;
    private final Reply reply;
    private final long timeoutNanos;
    private final long startNanos = System.nanoTime();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile @Nullable Future<?> exchange;

    HttpCall(
            HttpSenderConfig config,
            HttpConnection connection,
            RetryRule retryRule,
            MessageWriter message,
            Reply reply) {
        this.config = config;
        this.connection = connection;
        this.retryRule = retryRule;
        this.message = message;
        this.reply = reply;
        // Unlike toNanos(), this does not overflow for more than 292 years.
        this.timeoutNanos = NANOSECONDS.convert(config.getTimeout());
    }

    @Override
    public void run() {
        try {
            // An OpenTelemetry agent would otherwise trace the export of each trace.
            InstrumentationUtil.suppressInstrumentation(this::deliver);
        } catch (Throwable thrown) {
            reply.fail(thrown);
        }
    }

    /** Ends the call from another thread; its failure is told by this one. */
    void cancel(Throwable reason) {
        reply.fail(reason);
        cancelled.countDown();
        Future<?> running = exchange;
        if (running != null) {
            running.cancel(true);
        }
    }

    private void deliver() {
        try {
            reply.answer(answerForGood());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            reply.fail(interrupted);
        } catch (IOException failure) {
            reply.fail(failure);
        }
    }

    private Answer answerForGood() throws IOException, InterruptedException {
        HttpRequest request = ExportRequest.of(config, message);
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = attempt(request);
                if (!retryRule.again(attempt, answer) || !pause(retryRule.pause(attempt, answer))) {
                    return answer;
                }
            } catch (IOException failure) {
                if (!retryRule.again(attempt, failure) || !pause(retryRule.pause(attempt))) {
                    throw failure;
                }
            }
        }
    }

    private Answer attempt(HttpRequest request) throws IOException, InterruptedException {
        long left = timeLeft();
        if (left <= 0) {
            throw timedOut();
        }
        long limit = config.getMaxResponseBodySize();
        CompletableFuture<HttpResponse<byte[]>> running = connection.send(request, info -> new BoundedBody(limit));
        exchange = running;
        try {
            return cancelled.getCount() > 0 ? Answer.of(running.get(left, NANOSECONDS), limit) : throwCancelled();
        } catch (ExecutionException failed) {
            throw ioFailure(failed.getCause());
        } catch (TimeoutException late) {
            throw timedOut();
        } finally {
            running.cancel(true);
        }
    }

    /** Waits; false when there is no time left to try again. */
    private boolean pause(long nanos) throws InterruptedException {
        boolean ended = cancelled.await(Math.min(nanos, timeLeft()), NANOSECONDS);
        return !ended && timeLeft() > 0;
    }

    private long timeLeft() {
        return timeoutNanos - (System.nanoTime() - startNanos);
    }

    private HttpTimeoutException timedOut() {
        return new HttpTimeoutException("no answer within "
                + config.getTimeout()
                + ", all attempts and waits included (OTEL_EXPORTER_OTLP_TIMEOUT sets it)");
    }

    private static Answer throwCancelled() throws IOException {
        throw new IOException("the export was cancelled");
    }

    private static IOException ioFailure(@Nullable Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException("the JDK's HTTP client cannot send the export: " + cause, cause);
    }
}
