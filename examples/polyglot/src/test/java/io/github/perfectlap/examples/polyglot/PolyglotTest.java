package io.github.perfectlap.examples.polyglot;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.github.perfectlap.report.otlp.OtlpReceiver;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One transaction through three JVMs, and through a program in Go where Go is installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolyglotTest {

    private static final Duration WORK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final OtlpReceiver collector;
    private final Child checkout;
    private final Child pack;
    private final Child ship;
    /** By how far the clock is ahead; empty where Go is not installed. */
    private final Map<String, Child> go = new TreeMap<>();

    PolyglotTest() throws IOException {
        collector = OtlpReceiver.start();
        checkout = Child.jvm("checkout", collector.endpoint());
        pack = Child.jvm("pack", collector.endpoint());
        ship = Child.jvm("ship", collector.endpoint());
    }

    @BeforeAll
    void everythingIsLoaded(@TempDir Path folder) throws Exception {
        if (Child.hasGo()) {
            Path program = Child.buildGo(folder);
            for (String ahead : List.of("0s", "30s", "-30s")) {
                go.put(ahead, Child.go(program, ahead, collector.endpoint()));
            }
        }
        order(1, checkout, pack, pack, ship);
        order(1, checkout, pack, pack, ship);
    }

    @AfterAll
    void close() throws Exception {
        for (Child child : List.of(checkout, pack, ship)) {
            child.close();
        }
        for (Child child : go.values()) {
            child.close();
        }
        collector.close();
    }

    @Test
    void order_throughJvmsOnly_endsAfterWorkAndWaits() throws Exception {
        assertWorkAndWaits(checkout, pack, pack, ship);
    }

    @Test
    void order_throughJvmsOnly_isAsItsFileDrawsIt() throws Exception {
        assertThat(order(1, checkout, pack, pack, ship)).matchesGolden();
    }

    @Test
    void order_throughGo_endsAfterWorkAndWaits() throws Exception {
        assertWorkAndWaits(checkout, pack, go("0s"), ship);
    }

    @Test
    void order_throughGo_isOneTrace() throws Exception {
        TraceTree tree = order(1, checkout, pack, go("0s"), ship);
        assertThat(tree.root().name()).isEqualTo("checkout");
        assertThat(tree.nodes()).extracting(node -> node.name()).containsExactly("checkout", "pack", "go", "ship");
        assertThat(all(tree, TransactionAttributes.HOP)).containsExactly(null, 1L, 2L, 3L);
        assertThat(all(tree, TransactionAttributes.NAME)).containsOnly("checkout");
        assertThat(all(tree, TransactionAttributes.CLOCK_SKEW)).containsOnlyNulls();
    }

    @Test
    void order_eachMessageTwice_endsOnce() throws Exception {
        TraceTree tree = order(2, checkout, pack, ship);
        assertThat(tree.find("ship")).hasSize(4);
        assertThat(all(tree, TransactionAttributes.END_TO_END).stream().filter(Objects::nonNull))
                .hasSize(1);
        assertThat(all(tree, TransactionAttributes.DUPLICATE).stream().filter(Objects::nonNull))
                .hasSize(3);
    }

    @Test
    void order_eachMessageTwiceThroughGo_endsOnce() throws Exception {
        TraceTree tree = order(2, checkout, pack, go("0s"), ship);
        assertThat(tree.find("ship")).hasSize(4);
        assertThat(all(tree, TransactionAttributes.END_TO_END).stream().filter(Objects::nonNull))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"30s, ship, 30", "-30s, go, 30", "-30s, ship, -30"})
    void clockOfGoIsWrong_isStatedAndNoTimeIsNegative(String ahead, String name, double skew) throws Exception {
        long start = System.nanoTime();
        TraceTree tree = order(1, checkout, pack, go(ahead), ship);
        double elapsed = (System.nanoTime() - start) / 1e9;
        Double stated = tree.find(name).get(0).span().attributes().get(TransactionAttributes.CLOCK_SKEW);
        assertThat(stated * Math.signum(skew)).isBetween(30 - elapsed, 30.0);
        assertThat(tree.endToEnd()).isGreaterThanOrEqualTo(WORK.multipliedBy(4));
        assertThat(known(tree.endToEnd()).toMillis()).isLessThanOrEqualTo((long) (elapsed * 1e3));
        assertThat(all(tree, TransactionAttributes.QUEUE_WAIT).stream().filter(Objects::nonNull))
                .allMatch(wait -> wait >= 0);
    }

    /** Which holds at each time, but for a moment in which the machine had no time for a process. */
    private void assertWorkAndWaits(Child... route) throws Exception {
        List<Duration> differences = new ArrayList<>();
        for (int i = 0; i < ATTEMPTS; i++) {
            TraceTree tree = order(1, route);
            assertThat(tree.endToEnd()).isGreaterThanOrEqualTo(WORK.multipliedBy(route.length));
            Duration workAndWaits = known(tree.work()).plus(known(tree.waits()));
            differences.add(known(tree.endToEnd()).minus(workAndWaits).abs());
        }
        differences.sort(null);
        assertThat(differences.get(ATTEMPTS / 2)).isLessThanOrEqualTo(Duration.ofMillis(5));
    }

    private static Duration known(@Nullable Duration time) {
        return Objects.requireNonNull(time, "the transaction has not finished");
    }

    private Child go(String ahead) {
        Child child = go.get(ahead);
        assumeTrue(child != null, "Go is not installed");
        return Objects.requireNonNull(child);
    }

    /** Sends an order through several processes, and waits for its spans. */
    private TraceTree order(int deliveries, Child... route) throws Exception {
        int before = collector.spans().size();
        int expected = 0;
        int messages = 1;
        for (Child child : route) {
            expected += messages;
            messages *= go.containsValue(child) ? 1 : deliveries;
        }
        int total = before + expected;
        String addresses =
                String.join(" ", Stream.of(route).skip(1).map(Child::address).toList());
        HttpRequest order = HttpRequest.newBuilder(URI.create(route[0].address()))
                .header("route", addresses)
                .header("deliveries", Integer.toString(deliveries))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(client.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
        List<TracedSpan> spans = collector.await(all -> all.size() >= total, PATIENCE);
        List<TraceTree> trees = TraceTree.of(spans.subList(before, spans.size()));
        assertThat(trees).hasSize(1);
        return trees.get(0);
    }

    private static <T> List<@Nullable T> all(TraceTree tree, AttributeKey<T> key) {
        List<@Nullable T> values = new ArrayList<>();
        tree.nodes().forEach(node -> values.add(node.span().attributes().get(key)));
        return values;
    }
}
