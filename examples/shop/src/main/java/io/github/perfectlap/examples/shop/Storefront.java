package io.github.perfectlap.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.examples.node.Node;
import io.github.perfectlap.examples.node.NodeProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;
import redis.clients.jedis.RedisClient;

/** Takes orders over HTTP; publishes what was paid to Pulsar. */
final class Storefront implements Node {

    private static final int THREADS = 8;

    private final Tracing tracing;
    private final RedisClient redis;
    private final PulsarClient pulsar;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer http;
    private final Checkout checkout;

    private Storefront(Addresses addresses, String release) throws IOException {
        tracing = Tracing.builder().service("storefront").release(release).build();
        redis = RedisClient.create("redis://" + addresses.redis());
        pulsar = PulsarClient.builder().serviceUrl(addresses.pulsar()).build();
        pulsar.newConsumer(Schema.STRING)
                .topic(Addresses.RECEIPTS)
                .subscriptionName("storefront")
                .messageListener(this::receipt)
                .subscribe();
        var orders = pulsar.newProducer(Schema.STRING).topic(Addresses.ORDERS).create();
        checkout = new Checkout(tracing, new Stock(redis), Pricing.of(release), new Bank(), orders);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/orders", this::order);
        http.createContext("/signals", this::signals);
        http.setExecutor(threads);
        http.start();
    }

    /** Arguments: folder, Redis, Pulsar, Kafka, release. */
    public static void main(String[] arguments) throws Exception {
        NodeProcess.run(
                "storefront", arguments, folder -> new Storefront(Addresses.of(arguments), arguments[Addresses.COUNT]));
    }

    private void order(HttpExchange exchange) throws IOException {
        try (exchange) {
            Order order = Order.of(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, order);
        }
    }

    private void answer(HttpExchange exchange, Order order) throws IOException {
        try {
            Placed placed = checkout.place(order);
            answer(exchange, status(placed), placed.payment().reason());
        } catch (OutOfStockException empty) {
            answer(exchange, 409, "out of stock");
        }
    }

    private static int status(Placed placed) {
        int paid = placed.published() ? 201 : 202;
        return placed.payment().approved() ? paid : 402;
    }

    private void signals(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, 200, Signals.of(tracing));
        }
    }

    /** Fulfilment goes on with an order. */
    private void receipt(Consumer<String> consumer, Message<String> message) {
        tracing.receipt(message.getValue());
        var unused = consumer.acknowledgeAsync(message);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        threads.shutdown();
        tracing.close();
        redis.close();
        pulsar.close();
    }
}
