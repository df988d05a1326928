package io.github.perfectlap.examples.shop;

import io.github.perfectlap.examples.servers.Service;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three services, each a JVM of its own. */
final class Services implements AutoCloseable {

    private final Deque<Service> running = new ArrayDeque<>();
    private final Map<String, String> environment;
    private String storefront = "";

    private Services(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Starts them; they trace as {@code OTEL_*} variables of this process say.
     *
     * @param otlp what those variables are to say beyond
     */
    static Services start(Addresses addresses, String release, Map<String, String> otlp) {
        Map<String, String> environment = new HashMap<>(otlp);
        System.getenv().forEach((name, value) -> put(environment, name, value));
        Services services = new Services(environment);
        try {
            services.start(addresses, release);
            return services;
        } catch (RuntimeException failed) {
            services.close();
            throw failed;
        }
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (name.startsWith("OTEL_")) {
            environment.put(name, value);
        }
    }

    private void start(Addresses addresses, String release) {
        List<String> arguments = new ArrayList<>();
        arguments.add(addresses.redis());
        arguments.add(addresses.pulsar());
        arguments.add(addresses.kafka());
        start("shipping", Shipping.class, arguments);
        start("fulfilment", Fulfilment.class, arguments);
        arguments.add(release);
        storefront = start("storefront", Storefront.class, arguments);
    }

    /** Where the storefront takes orders, as {@code host:port}. */
    String storefront() {
        return storefront;
    }

    /** Ends them; each has sent all its spans when it is gone. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private String start(String name, Class<?> main, List<String> arguments) {
        Service service = Service.start(name, main, environment, arguments);
        running.push(service);
        return service.address();
    }
}
