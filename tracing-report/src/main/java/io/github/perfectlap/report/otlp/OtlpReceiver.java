package io.github.perfectlap.report.otlp;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.github.perfectlap.report.TracedSpan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Receives OTLP over HTTP from processes on this machine, on a port of its own.
 *
 * <p>Traces are read, as protobuf or JSON, with or without gzip; requests with metrics and logs are
 * only counted. What can't be read is answered with the reason and counted as {@link #refused}. A body may have 64 MiB, inflated. All methods may be called by any thread.
 */
public final class OtlpReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Received received;

    private OtlpReceiver(HttpServer server, ExecutorService threads, Received received) {
        this.server = server;
        this.threads = threads;
        this.received = received;
    }

    /**
     * Starts a receiver that keeps every span.
     *
     * @throws IOException if this machine gives no port
     */
    public static OtlpReceiver start() throws IOException {
        return start(new Received(null));
    }

    /**
     * Starts a receiver that keeps nothing and hands each span on; what the consumer throws is logged
     * once and counted as {@link #notHandedOn()}.
     *
     * @throws IOException if this machine gives no port
     */
    public static OtlpReceiver start(Consumer<TracedSpan> consumer) throws IOException {
        return start(new Received(requireNonNull(consumer, "consumer")));
    }

    private static OtlpReceiver start(Received received) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(anyPort, 0);
        // As many as there are requests: one that never ends must not hold up the others.
        ExecutorService threads = Executors.newCachedThreadPool(OtlpReceiver::thread);
        server.setExecutor(threads);
        server.createContext("/", new OtlpHandler(received));
        server.start();
        return new OtlpReceiver(server, threads, received);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "perfectlap-otlp-receiver");
        thread.setDaemon(true);
        return thread;
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} of the sending process has to be. */
    public URI endpoint() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /**
     * What makes an OpenTelemetry in another process send here: variables for {@link
     * ProcessBuilder#environment()}. Metrics and logs are not asked for; everything is sampled, and sent at once.
     */
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint().toString(),
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "OTEL_TRACES_EXPORTER", "otlp",
                "OTEL_METRICS_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_TRACES_SAMPLER", "always_on",
                "OTEL_BSP_SCHEDULE_DELAY", "50");
    }

    /** The spans received until now, in the order in which they came; empty if they are handed on. */
    public List<TracedSpan> spans() {
        return received.spans();
    }

    /**
     * Waits until the spans received are what is asked for, and gives them back.
     *
     * <p>The condition is asked once at the start and then after each request with spans.
     *
     * @throws IllegalStateException if the time runs out; it says what came
     * @throws InterruptedException if this thread is interrupted
     */
    public List<TracedSpan> await(Predicate<List<TracedSpan>> condition, Duration atMost) throws InterruptedException {
        return received.await(condition, atMost);
    }

    /** How many requests with metrics came. */
    public long metricRequests() {
        return received.metrics();
    }

    /** How many requests with logs came. */
    public long logRequests() {
        return received.logs();
    }

    /** How many requests were answered with an error because of what they held. */
    public long refused() {
        return received.refused();
    }

    /** How many spans the consumer threw at. */
    public long notHandedOn() {
        return received.notHandedOn();
    }

    /** Gives the port back and ends every thread; what was received stays readable. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
