package io.github.perfectlap.examples.instrumentation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server on HTTP, whose work is a part of the caller's transaction. */
final class Bank implements AutoCloseable {

    private final BusinessTransaction charge;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;

    Bank(Tracing tracing) throws IOException {
        charge = tracing.transaction("charge");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/charge", this::charge);
        server.start();
    }

    /** What a caller sends. */
    HttpRequest.Builder request() {
        InetSocketAddress address = server.getAddress();
        return HttpRequest.newBuilder(
                URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/charge"));
    }

    private void charge(HttpExchange exchange) throws IOException {
        charge.resume(exchange.getRequestHeaders(), Getter.INSTANCE)
                .kind(SpanKind.SERVER)
                .run(tx -> {
                    tx.step("check limit", () -> {});
                    answer(exchange);
                });
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = "paid".getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Waits until what it answered is recorded too. */
    @Override
    public void close() throws InterruptedException {
        server.stop(0);
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a request is still being answered");
        }
    }

    private enum Getter implements TextMapGetter<Headers> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Headers headers) {
            return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            return headers == null ? null : headers.getFirst(key);
        }

        @Override
        public Iterator<String> getAll(@Nullable Headers headers, String key) {
            return headers == null
                    ? List.<String>of().iterator()
                    : headers.getOrDefault(key, List.of()).iterator();
        }
    }
}
