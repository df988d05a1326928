package io.github.perfectlap.exporter;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** An OTLP/HTTP receiver that keeps what it got, and answers as scripted, then always with 200. */
final class Receiver implements AutoCloseable {

    record Received(URI uri, Headers headers, ByteString content) {

        String header(String name) {
            return headers.getFirst(name);
        }

        byte[] sent() {
            return content.toByteArray();
        }

        /** The body, unzipped if it says that it is zipped. */
        InputStream body() {
            try {
                InputStream raw = content.newInput();
                return "gzip".equals(header("Content-Encoding")) ? new GZIPInputStream(raw) : raw;
            } catch (IOException thrown) {
                throw new UncheckedIOException(thrown);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);
    private final Queue<HttpHandler> script = new ConcurrentLinkedQueue<>();

    private Receiver(HttpServer server) {
        this.server = server;
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    static Receiver start() throws IOException {
        return new Receiver(HttpServer.create(anyPort(), 0));
    }

    static Receiver startTls(SSLContext identity) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        return new Receiver(server);
    }

    static HttpHandler status(int status) {
        return exchange -> answer(exchange, status);
    }

    static HttpHandler statusAndRetryAfter(int status, String retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            answer(exchange, status);
        };
    }

    static HttpHandler body(String encoding, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", encoding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    Receiver thenAnswer(HttpHandler... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    URI endpoint() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    void awaitOne() throws InterruptedException {
        if (!arrivals.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing arrived within 30 s");
        }
    }

    List<Received> received() {
        return received;
    }

    Received onlyReceived() {
        if (received.size() != 1) {
            throw new AssertionError("received " + received);
        }
        return received.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteString sent = ByteString.readFrom(exchange.getRequestBody());
            received.add(new Received(exchange.getRequestURI(), exchange.getRequestHeaders(), sent));
            arrivals.release();
            HttpHandler scripted = script.poll();
            (scripted == null ? status(200) : scripted).handle(exchange);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
