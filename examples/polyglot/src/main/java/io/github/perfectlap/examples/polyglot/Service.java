package io.github.perfectlap.examples.polyglot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.Transaction;
import io.github.perfectlap.context.MapCarrier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process that takes orders by HTTP, works on each for 20 ms, and hands it to the first address of the header
 * {@code route}; where there is none left, the transaction ends here. One that comes without a transaction starts one.
 * With the header {@code deliveries} it sends each message so often. It ends when its standard input does.
 */
public final class Service {

    private static final int WORK_MILLIS = 20;

    private final BusinessTransaction part;
    private final HttpClient client = HttpClient.newHttpClient();

    private Service(Tracing tracing, String name) {
        this.part = tracing.transaction(name);
    }

    /**
     * Prints {@code READY} and the address, and works until standard input ends.
     *
     * @param arguments name of the transaction, or of this process's part in it
     */
    public static void main(String[] arguments) throws IOException {
        try (Tracing tracing = Tracing.create()) {
            new Service(tracing, arguments[0]).serve();
        }
    }

    private void serve() throws IOException {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = headers(exchange);
            worker.execute(() -> handle(headers));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        System.out.println("READY http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Nobody writes anything; what counts is that it ends.
        }
        server.stop(0);
        worker.shutdownNow();
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }

    private void handle(Map<String, String> order) {
        try {
            BusinessTransaction here = order.getOrDefault("route", "").isEmpty() ? part.finishes() : part;
            if (order.containsKey("traceparent")) {
                MapCarrier.resume(here, order).run(transaction -> work(transaction, order));
            } else {
                here.run(transaction -> work(transaction, order));
            }
        } catch (Exception failed) {
            System.err.println(failed);
        }
    }

    private void work(Transaction transaction, Map<String, String> order) throws Exception {
        Thread.sleep(WORK_MILLIS);
        String[] route = order.getOrDefault("route", "").split(" ", 2);
        if (route[0].isEmpty()) {
            return;
        }
        Map<String, String> message = new HashMap<>();
        message.put("route", route.length > 1 ? route[1] : "");
        message.put("deliveries", order.getOrDefault("deliveries", "1"));
        MapCarrier.inject(transaction, message);
        for (int i = 0; i < Integer.parseInt(message.get("deliveries")); i++) {
            send(route[0], message);
        }
    }

    private void send(String address, Map<String, String> message) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.noBody());
        message.forEach(request::header);
        var unused = client.send(request.build(), BodyHandlers.discarding());
    }
}
