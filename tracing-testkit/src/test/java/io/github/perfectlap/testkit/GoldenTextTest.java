package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.Transaction;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GoldenTextTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ExecutorService pool = Executors.newFixedThreadPool(3);
    private final CapturedTraces traces = CapturedTraces.create();

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private String text() {
        return GoldenText.of(DeclaredValues.NONE.of(traces.trees()), traces);
    }

    /** Steps that are all open at once, started and ended in whatever order the machine gives. */
    private void together(Transaction tx, String... names) throws Exception {
        CountDownLatch all = new CountDownLatch(names.length);
        List<Future<?>> running = new ArrayList<>();
        for (String name : names) {
            running.add(pool.submit(() -> tx.call(name, step -> {
                all.countDown();
                all.await();
                step.step("ask", () -> {});
                return name;
            })));
        }
        for (Future<?> each : running) {
            assertThat(each).succeedsWithin(LIMIT);
        }
    }

    private void checkout(CapturedTraces capture) throws Exception {
        capture.tracing().transaction("checkout").run(tx -> {
            tx.step("load cart", () -> {});
            together(tx, "price items", "check fraud", "check stock");
            tx.step("charge card", () -> {});
        });
    }

    @Test
    void of_threeStepsAtOnceAThousandTimes_isOneText() throws Exception {
        Set<String> texts = new TreeSet<>();
        for (int run = 0; run < 1_000; run++) {
            try (CapturedTraces capture = CapturedTraces.create()) {
                checkout(capture);
                texts.add(GoldenText.of(capture.trees(), capture));
            }
        }
        assertThat(texts).containsExactly("""
            checkout [in order]
              load cart
              charge card
              in any order:
                check fraud
                  ask
                check stock
                  ask
                price items
                  ask
            """);
    }

    @Test
    void of_someInAnyOrder_isAShapeThatFits() throws Exception {
        checkout(traces);
        assertThat(traces).hasShape(text());
        assertThatThrownBy(() -> assertThat(traces)
                        .hasShape(text().replace("  load cart\n  charge card", "  charge card\n  load cart")))
                .hasMessageContaining("ORDER    load cart, expected after charge card under checkout");
    }

    @Test
    void of_allOnOtherThreads_isSortedWithoutAGroup() throws Exception {
        traces.tracing().transaction("checkout").run(tx -> together(tx, "c", "a", "b"));
        assertThat(text()).isEqualTo("checkout\n  a\n    ask\n  b\n    ask\n  c\n    ask\n");
    }

    @Test
    void of_callersThreadHelpsOthers_isInNoOrder() throws Exception {
        traces.tracing().transaction("checkout").run(tx -> {
            tx.step("load", () -> {});
            tx.step("price", () -> {});
            pool.submit(() -> tx.step("price", () -> {})).get();
            tx.step("charge", () -> {});
        });
        assertThat(text()).isEqualTo("checkout [in order]\n  load\n  charge\n  in any order:\n    price × 2\n");
    }

    @Test
    void of_equalSteps_areCounted() {
        traces.tracing().transaction("checkout").run(tx -> {
            for (int item = 0; item < 3; item++) {
                tx.run("price", step -> step.step("ask", () -> {}));
            }
            tx.step("ship", () -> {});
            tx.step("price", () -> {});
        });
        assertThat(text()).isEqualTo("checkout [in order]\n  price × 3\n    ask\n  ship\n  price\n");
        assertThat(traces).hasShape(text());
        assertThatThrownBy(() -> assertThat(traces).hasShape(text().replace("× 3", "× 2")))
                .hasMessageContaining("NEW      price under checkout, 4 times, expected 3 times");
    }

    @Test
    void of_eventsLinksAndReasons_areByName() {
        traces.tracing().transaction("checkout").run(tx -> {
            tx.run(
                    "a",
                    step -> Span.current().addEvent("late").addEvent("early").addEvent("late"));
            Span a = Span.current();
            Span plain = traces.openTelemetry()
                    .getTracer("t")
                    .spanBuilder("b")
                    .addLink(a.getSpanContext())
                    .startSpan();
            plain.setStatus(StatusCode.ERROR, "timeout after 1034 ms");
            plain.recordException(new IllegalStateException("secret"));
            plain.end();
            tx.run("c", step -> step.fail(new IllegalStateException("secret")));
        });
        assertThat(text()).isEqualTo("""
            checkout [degraded, in order]
              a [event early, event late]
              b [failed, -> checkout]
              c [failed java.lang.IllegalStateException]
            """);
    }

    @Test
    void of_severalTraces_areSorted() {
        for (String name : List.of("refund", "checkout", "refund")) {
            traces.tracing().transaction(name).run(tx -> {});
        }
        assertThat(text()).isEqualTo("checkout\nrefund\nrefund\n");
    }

    @Test
    void of_unknownCapture_isSorted() throws Exception {
        checkout(traces);
        assertThat(GoldenText.of(traces.trees(), null)).startsWith("checkout\n  charge card\n  check fraud\n    ask\n");
    }
}
