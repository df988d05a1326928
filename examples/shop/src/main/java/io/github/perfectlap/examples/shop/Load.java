package io.github.perfectlap.examples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.Schema;

/** The customers: a mixed load of orders, some that go wrong, and messages from a system that knows no passport. */
final class Load {

    static final int ROUNDS = 5;
    static final int LEGACY = 2;
    /** Orders that nobody handles. */
    static final int LOST = 1;
    /** Orders besides the first one and those of the rounds. */
    static final int ODD = 6;

    private static final Duration QUEUE_SEEN_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOSS_SEEN_WITHIN = Duration.ofSeconds(30);

    private final URI orders;
    private final URI signals;
    private final HttpClient http = HttpClient.newHttpClient();

    Load(String storefront) {
        this.orders = URI.create("http://" + storefront + "/orders");
        this.signals = URI.create("http://" + storefront + "/signals");
    }

    /** Fills the shelves: enough of everything but of what is out of stock. */
    static void stock(Stock stock) {
        stock.put("espresso", 450, 1_000);
        stock.put("geisha", 1_900, 1_000);
        stock.put("unicorn", 9_900, 0);
        stock.put(Fulfilment.VOUCHER, 5_000, 1_000);
    }

    /** Sends all orders, a few at once; gives the number of each answer: 201, 202, 402, 409. */
    List<Integer> send() {
        List<Integer> answers = new ArrayList<>();
        answers.add(first());
        answers.add(order(new Order("lost", Fulfilment.VOUCHER, 1, "visa")).join());
        answers.add(order(new Order("greeting", "espresso", 1, greeting())).join());
        for (int round = 0; round < ROUNDS; round++) {
            var sent = round(round).stream().map(this::order).toList();
            sent.forEach(answer -> answers.add(answer.join()));
        }
        return answers;
    }

    /**
     * Keeps all connections to the bank busy while two more customers come; gives what the storefront says of itself
     * meanwhile, and the answers.
     */
    String fillUp(List<Integer> answers) {
        List<CompletableFuture<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < Bank.CONNECTIONS; i++) {
            sent.add(order(new Order("foreign-" + i, "espresso", 1, "foreign visa")));
        }
        // Both are there; until they have a connection each, somebody else might get it.
        String unused = signalsThatTell(Signals::tellOfFull, QUEUE_SEEN_WITHIN);
        Work.takes(200);
        for (int i = 0; i < Bank.CONNECTIONS; i++) {
            sent.add(order(new Order("behind-" + i, "espresso", 1, "visa")));
        }
        String full = signalsThatTell(Signals::tellOfQueue, QUEUE_SEEN_WITHIN);
        sent.forEach(answer -> answers.add(answer.join()));
        return full;
    }

    /** What the storefront says of itself when it has missed what was lost, or at last. */
    String signalsAfterLoss() {
        return signalsThatTell(Signals::tellOfAbandoned, LOSS_SEEN_WITHIN);
    }

    private String signalsThatTell(Predicate<String> wanted, Duration within) {
        long limit = System.nanoTime() + within.toNanos();
        String said = signals();
        while (!wanted.test(said) && System.nanoTime() < limit) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            said = signals();
        }
        return said;
    }

    private String signals() {
        HttpRequest request = HttpRequest.newBuilder(signals).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }

    /** More than a message of Pulsar may hold. */
    private static String greeting() {
        return "visa, with a greeting: " + "dear ".repeat(1_200_000);
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
        HttpRequest request = HttpRequest.newBuilder(orders)
                .POST(HttpRequest.BodyPublishers.ofString(order.text(), UTF_8))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
