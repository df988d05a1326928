package io.github.perfectlap.examples.instrumentation;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.Transaction;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program that does not know whether it runs under an agent. */
final class Shop {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Bank bank;
    private final ExecutorService warehouse;

    private Shop(Bank bank, ExecutorService warehouse) {
        this.bank = bank;
        this.warehouse = warehouse;
    }

    public static void main(String[] arguments) throws Exception {
        ExecutorService warehouse = Executors.newSingleThreadExecutor();
        try (Tracing tracing = Tracing.create();
                Bank bank = new Bank(tracing)) {
            Shop shop = new Shop(bank, warehouse);
            BusinessTransaction checkout = tracing.transaction("checkout").finishes();
            for (int order = 1; order <= 2; order++) {
                long number = order;
                String sold = checkout.call(tx -> shop.sell(tx, number));
                System.out.println("order " + order + " is " + sold);
            }
        } finally {
            warehouse.shutdown();
        }
    }

    private String sell(Transaction checkout, long order) throws Exception {
        checkout.attribute("order.number", order);
        long cents = price(3);
        String paid = checkout.call("charge card", step -> {
            step.attribute("card.cents", cents);
            return client.send(request(step), ofString()).body();
        });
        warehouse
                .submit(checkout.context().wrap(() -> checkout.step("reserve stock", () -> {})))
                .get();
        try (Step pack = checkout.step("pack")) {
            pack.attribute("parcels", 1);
            pack.complete();
        }
        return paid;
    }

    /** An agent writes its trace, but does not know of our passport. */
    private HttpRequest request(Step step) {
        HttpRequest.Builder request = bank.request();
        step.inject(request, (builder, key, value) -> builder.setHeader(key, value));
        return request.build();
    }

    @WithSpan("price basket")
    private long price(@SpanAttribute("basket.items") long items) {
        return items * 433;
    }
}
