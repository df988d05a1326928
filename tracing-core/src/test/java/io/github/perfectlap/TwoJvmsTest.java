package io.github.perfectlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receiver in a process of its own: messages go to its input, receipts come from its output. */
class TwoJvmsTest {

    private static final int COUNT = 1_000;

    private final LogLines log = new LogLines();
    private final Recording storefront = new Recording();
    private final BusinessTransaction checkout = storefront
            .tracing
            .transaction("checkout")
            .expects(
                    "publish", Expectation.resumedWithin(Duration.ofSeconds(30)).on("orders"))
            .expects("order", Expectation.finishedWithin(Duration.ofSeconds(30)));
    private final Process warehouse = child();
    private final PrintStream messages = new PrintStream(warehouse.getOutputStream(), true, UTF_8);
    private final BufferedReader receipts =
            new BufferedReader(new InputStreamReader(warehouse.getInputStream(), UTF_8));

    TwoJvmsTest() throws IOException {}

    @AfterEach
    void close() throws InterruptedException {
        storefront.tracing.close();
        warehouse.destroyForcibly().waitFor();
        log.close();
    }

    @Test
    void threeOfAThousandDropped_areAbandoned_untilOneComesLate() throws IOException {
        List<String> sent = messages("publish");
        List<String> dropped = List.of(sent.remove(999), sent.remove(500), sent.remove(0));
        deliver(sent);
        checkAfter(Duration.ofSeconds(31));
        assertAbandoned(dropped);
        deliver(dropped.subList(2, 3));
        assertAbandoned(dropped.subList(0, 2));
    }

    @Test
    void finishedInTheOther_isNotAwaitedAnyMore() throws IOException {
        List<String> sent = messages("order");
        deliver(sent.subList(3, COUNT));
        checkAfter(Duration.ofSeconds(31));
        assertAbandoned(sent.subList(0, 3));
    }

    private List<String> messages(String step) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(checkout.call(tx -> message(tx.handOff(step))));
        }
        return all;
    }

    private static String message(Step handOff) {
        Headers headers = new Headers();
        handOff.inject(headers, Headers.SETTER);
        handOff.complete();
        handOff.close();
        return headers.get("traceparent") + ' ' + headers.get("baggage");
    }

    /** Each is resumed and finished, and of both comes a receipt. */
    private void deliver(List<String> sent) throws IOException {
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> sent.forEach(messages::println));
        for (int i = 0; i < 2 * sent.size(); i++) {
            storefront.tracing.receipt(receipts.readLine());
        }
        written.join();
    }

    private void checkAfter(Duration time) {
        storefront.pass(time);
        storefront.tracing.handOffs().check();
    }

    private void assertAbandoned(List<String> sent) {
        assertThat(storefront.tracing.abandonedHandOffs())
                .extracting(AbandonedHandOff::traceId)
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(message -> message.substring(3, 35)).toList());
        assertThat(storefront.sum("perfectlap.handoff.abandoned")).isEqualTo(sent.size());
    }

    private static Process child() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, Warehouse.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static final class Warehouse {

        public static void main(String[] arguments) throws IOException {
            try (Tracing tracing =
                            Tracing.builder().receipts(System.out::println).build();
                    var messages = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                BusinessTransaction ship = tracing.transaction("ship").finishes();
                for (String line = messages.readLine(); line != null; line = messages.readLine()) {
                    Headers headers = new Headers()
                            .add("traceparent", line.substring(0, line.indexOf(' ')))
                            .add("baggage", line.substring(line.indexOf(' ') + 1));
                    ship.resume(headers, headers).run(tx -> {});
                }
            }
        }
    }
}
