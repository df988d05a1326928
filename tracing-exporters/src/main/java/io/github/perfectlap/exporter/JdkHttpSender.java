package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sends messages on threads that are not the caller's, and gives all of them back on shutdown. */
final class JdkHttpSender implements HttpSender {

    private static final Logger logger = Logger.getLogger(JdkHttpSender.class.getName());

    private final HttpSenderConfig config;
    private final RetryRule retryRule;
    private final HttpConnection connection;
    private final SenderThreads threads = new SenderThreads();
    private final Executor executor;
    private final Set<HttpCall> calls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean complained = new AtomicBoolean();
    private final CompletableResultCode shutdown = new CompletableResultCode();

    JdkHttpSender(HttpSenderConfig config) {
        Endpoint.requireReachable(config.getEndpoint());
        this.config = config;
        this.retryRule = new RetryRule(config.getRetryPolicy());
        this.connection = new HttpConnection(config, threads.forClient());
        @Nullable Executor chosen = config.getExecutorService();
        this.executor = chosen == null ? threads.forCalls() : chosen;
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        Reply reply = new Reply(onResponse, onError, this::complain);
        HttpCall call = new HttpCall(config, connection, retryRule, message, reply);
        calls.add(call);
        reply.whenGiven(() -> calls.remove(call));
        try {
            executor.execute(call);
        } catch (RuntimeException | Error refused) {
            // Errors too: a thread that cannot be made must not end the thread that wanted to export.
            call.cancel(refused);
        }
        // Asked after the call was listed: either shutdown() found it in the list, or this sees it.
        if (closed.get()) {
            call.cancel(wasShutDown());
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        if (closed.compareAndSet(false, true)) {
            calls.forEach(call -> call.cancel(wasShutDown()));
            threads.newThread(this::giveBack).start();
        }
        return shutdown;
    }

    private void giveBack() {
        try {
            connection.close();
        } catch (RuntimeException | Error thrown) {
            complain(thrown);
        } finally {
            threads.close();
            shutdown.succeed();
        }
    }

    private void complain(Throwable thrown) {
        Level level = complained.compareAndSet(false, true) ? Level.WARNING : Level.FINE;
        logger.log(level, "An exporter threw when it was told how its export ended", thrown);
    }

    private static IOException wasShutDown() {
        return new IOException("the export was given up because its sender was shut down");
    }
}
