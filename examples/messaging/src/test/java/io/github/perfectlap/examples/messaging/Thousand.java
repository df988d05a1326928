package io.github.perfectlap.examples.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.BusinessTransaction;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A thousand transactions through one channel, handled by four threads. */
final class Thousand {

    private static final int COUNT = 1_000;
    private static final AttributeKey<String> ORDER = AttributeKey.stringKey("order");

    private Thousand() {}

    static <M> void send(BusinessTransaction checkout, Channel<M> orders) throws Exception {
        var answers = new ArrayList<Future<?>>();
        for (int i = 0; i < COUNT; i++) {
            String order = "order " + i;
            checkout.run(tx -> {
                tx.attribute(ORDER, order);
                answers.add(orders.send(tx, order));
            });
        }
        for (Future<?> answer : answers) {
            var unused = answer.get();
        }
    }

    static <M> void handle(BusinessTransaction ship, Channel<M> orders) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (M message : orders.receive(COUNT)) {
                work.add(() -> handle(ship, orders, message));
            }
            for (Future<Boolean> handled : threads.invokeAll(work)) {
                assertThat(handled.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <M> boolean handle(BusinessTransaction ship, Channel<M> orders, M message) {
        orders.resume(ship, message).run(tx -> {
            tx.attribute(ORDER, orders.body(message));
            tx.run("pack", step -> step.attribute(ORDER, orders.body(message)));
        });
        return true;
    }

    /** Each order went from its checkout through its publish and ship order to its pack, once. */
    static void check(Memory memory) {
        assertThat(memory.all("publish", COUNT)).hasSameSizeAs(memory.all("ship order", COUNT));
        Map<String, SpanData> spans =
                memory.spans().stream().collect(Collectors.toMap(SpanData::getSpanId, Function.identity()));
        assertThat(memory.all("pack", COUNT).stream().map(Thousand::order).distinct())
                .hasSize(COUNT);
        for (SpanData pack : memory.all("pack", COUNT)) {
            SpanData work = above(pack, "ship order", spans);
            SpanData checkout = above(above(work, "publish", spans), "checkout", spans);
            assertThat(order(work)).isEqualTo(order(pack));
            assertThat(order(checkout)).isEqualTo(order(pack));
        }
        assertThat(spans).hasSize(4 * COUNT);
    }

    private static SpanData above(SpanData span, String name, Map<String, SpanData> spans) {
        SpanData parent = Optional.ofNullable(spans.get(span.getParentSpanId())).orElseThrow();
        assertThat(parent.getName()).isEqualTo(name);
        assertThat(parent.getTraceId()).isEqualTo(span.getTraceId());
        return parent;
    }

    private static String order(SpanData span) {
        return String.valueOf(span.getAttributes().get(ORDER));
    }
}
