package io.github.perfectlap.examples.benchmarks.orders;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import brave.handler.MutableSpan;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However an order is traced with Perfect Lap, it is one trace. */
class GoldenOrderTest {

    private final List<TracedSpan> spans = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"PERFECT_LAP", "PERFECT_LAP_JOINED", "PERFECT_LAP_LOOKING", "PERFECT_LAP_ANNOTATED"})
    void place_sampled_isAsTheFileDrawsIt(Api api) {
        try (Orders orders = api.open(Setting.SAMPLED, new Kept())) {
            orders.place(Order.good());
        }
        assertThat(TraceTree.of(spans)).hasSize(1);
        assertThat(TraceTree.of(spans).get(0)).matchesGolden("placed order");
    }

    private final class Kept implements Sink {

        @Override
        public void ended(ReadableSpan span) {
            spans.add(TracedSpan.of(span.toSpanData()));
        }

        @Override
        public void ended(MutableSpan span) {
            throw new IllegalStateException("Brave's spans are no traces of Perfect Lap");
        }
    }
}
