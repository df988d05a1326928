package io.github.perfectlap.examples.shop;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.otlp.OtlpReceiver;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import redis.clients.jedis.RedisClient;

/**
 * The main job: starts a real Redis, Pulsar and Kafka and three services, sends orders through
 * them, and shows what one checkout went through. Arguments: {@code --release 1.0} or {@code 1.1}.
 *
 * <p>Where {@code OTEL_EXPORTER_OTLP_ENDPOINT} is set, the spans go there and are not shown here.
 */
final class Shop {

    static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final Duration SHIPPED_WITHIN = Duration.ofSeconds(60);

    private static final Logger QUIET = Logger.getLogger("io.opentelemetry");

    private final PrintStream out;
    private final String release;

    Shop(PrintStream out, String release) {
        this.out = out;
        this.release = release;
    }

    /** Ends with status 1, and one line that says why, where something is not as it should be. */
    public static void main(String[] arguments) {
        // The Pulsar client asks for the global instance, and OpenTelemetry tells what it finds.
        QUIET.setLevel(Level.WARNING);
        try {
            new Shop(System.out, release(arguments)).run();
            System.exit(0);
        } catch (Exception failed) {
            System.err.println("The shop stopped: " + oneLine(String.valueOf(failed.getMessage())));
            System.exit(1);
        }
    }

    /** A server that did not start says why in several lines, and where in its code in many more. */
    private static String oneLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("at "))
                .collect(Collectors.joining(" "));
    }

    private static String release(String[] arguments) {
        boolean isGiven = arguments.length == 2 && arguments[0].equals("--release");
        if (!isGiven && arguments.length > 0) {
            throw new IllegalArgumentException(
                    "the arguments are --release 1.0 or --release 1.1, but were " + String.join(" ", arguments));
        }
        String release = isGiven ? arguments[1] : "1.0";
        Pricing.of(release);
        return release;
    }

    void run() throws IOException {
        if (System.getenv(ENDPOINT) != null) {
            Served served = serve(Map.of());
            served.tell(out);
            out.println("The spans went to " + System.getenv(ENDPOINT));
            return;
        }
        try (OtlpReceiver receiver = OtlpReceiver.start()) {
            Map<String, String> here = Map.of(ENDPOINT, receiver.endpoint().toString());
            Served served = serve(here);
            out.println(AnswerCount.of(served.answers));
            out.println();
            Story story = new Story(TraceTree.of(receiver.spans()), release);
            story.tell(out);
            out.println();
            served.tellSignals(out);
            story.check();
        }
    }

    /** Runs the services until all that was paid is shipped; returns when all have ended. */
    private Served serve(Map<String, String> otlp) throws IOException {
        out.println("Starting Redis, Pulsar and Kafka …");
        try (Servers servers = Servers.start();
                RedisClient redis =
                        RedisClient.create("redis://" + servers.addresses().redis())) {
            Stock stock = new Stock(redis);
            Load.stock(stock);
            out.println("Starting storefront " + release + ", fulfilment and shipping …");
            try (Services services = Services.start(servers.addresses(), release, otlp)) {
                Load load = new Load(services.storefront());
                List<Integer> answers = load.send();
                String full = load.fillUp(answers);
                Load.sendWithoutPassport(servers.addresses().pulsar());
                awaitShipped(stock, AnswerCount.of(answers).toBeShipped());
                return new Served(answers, full, load.signalsAfterLoss());
            }
        }
    }

    /**
     * What came of a load.
     *
     * @param full what the storefront said of itself while it was full
     * @param last what it said when all was done
     */
    record Served(List<Integer> answers, String full, String last) {

        void tell(PrintStream out) {
            out.println(AnswerCount.of(answers));
            out.println();
            tellSignals(out);
        }

        void tellSignals(PrintStream out) {
            out.println("What the storefront knows by itself, while all connections to the bank are busy:");
            out.println();
            out.println(full.indent(2));
            out.println("And when all is done:");
            out.println();
            out.println(last.indent(2));
        }
    }

    static void awaitShipped(Stock stock, long expected) {
        long limit = System.nanoTime() + SHIPPED_WITHIN.toNanos();
        while (stock.countShipped() < expected) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("of %d orders, %d were shipped within %d s"
                        .formatted(expected, stock.countShipped(), SHIPPED_WITHIN.toSeconds()));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
