package io.github.perfectlap.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;

/** The customers: a mixed load of orders, and one message from a system that knows no passport. */
final class Load {

    static final int ROUNDS = 5;
    static final int LEGACY = 2;

    private final URI storefront;
    private final HttpClient http = HttpClient.newHttpClient();

    Load(String storefront) {
        this.storefront = URI.create("http://" + storefront + "/orders");
    }

    /** Fills the shelves: enough of everything but of what is out of stock. */
    static void stock(Stock stock) {
        stock.put("espresso", 450, 1_000);
        stock.put("geisha", 1_900, 1_000);
        stock.put("unicorn", 9_900, 0);
    }

    /** Sends all orders, a few at once; gives the number of each answer: 201, 402, 409. */
    List<Integer> send() {
        List<Integer> answers = new ArrayList<>();
        answers.add(first());
        for (int round = 0; round < ROUNDS; round++) {
            var sent = round(round).stream().map(this::order).toList();
            sent.forEach(answer -> answers.add(answer.join()));
        }
        return answers;
    }

    /** Publishes orders as a system that does not trace would. */
    static void sendWithoutPassport(String pulsar) throws IOException {
        try (PulsarClient client = PulsarClient.builder().serviceUrl(pulsar).build();
                var producer = client.newProducer(Schema.STRING)
                        .topic(Addresses.ORDERS)
                        .create()) {
            for (int i = 0; i < LEGACY; i++) {
                producer.send(new Order("legacy-" + i, "espresso", 1, "invoice").text());
            }
        }
    }

    /** Alone: the first order of a JVM pays for loading its classes. */
    private int first() {
        return order(new Order("first", "espresso", 1, "visa")).join();
    }

    private static List<Order> round(int round) {
        return List.of(
                new Order(round + "-1", "espresso", 2, "visa"),
                new Order(round + "-2", "geisha", 1, "visa"),
                new Order(round + "-3", "espresso", 1, "declined"),
                new Order(round + "-4", "unicorn", 1, "visa"));
    }

    private CompletableFuture<Integer> order(Order order) {
        HttpRequest request = HttpRequest.newBuilder(storefront)
                .POST(HttpRequest.BodyPublishers.ofString(order.text(), UTF_8))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
