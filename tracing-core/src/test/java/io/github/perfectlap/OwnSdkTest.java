package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Fault.Kind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which way spans are recorded in an SDK that is configured here, with guards around each of its parts. */
class OwnSdkTest {

    private final Classes classes = new Classes();
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void build_byDefault_recordsInObjectsOfOurOwn() {
        record(Tracing.builder().withoutShutdownHook());
        assertThat(classes.seen).containsOnly(OwnSpan.class);
    }

    @Test
    void build_withConfiguredExporters_recordsInObjectsOfOurOwn() {
        record(ConfiguredParts.tracing(new Fault(Place.NONE, Kind.EXCEPTION), new Seen()));
        assertThat(classes.seen).containsOnly(OwnSpan.class);
    }

    @Test
    void build_withIdsOfSomebodyElse_recordsInSpansOfTheSdk() {
        record(ConfiguredParts.tracing(new Fault(Place.TRACE_ID, Kind.NULL), new Seen()));
        assertThat(classes.seen).isNotEmpty().doesNotContain(OwnSpan.class);
    }

    @Test
    void build_readerWantsWhatHappenedSinceItLastAsked_getsThat() {
        InMemoryMetricReader delta = InMemoryMetricReader.createDelta();
        try (Tracing tracing =
                Tracing.builder().withoutShutdownHook().metricReader(delta).build()) {
            tracing.transaction("checkout").run(tx -> {});
            assertThat(delta.collectAllMetrics())
                    .filteredOn(metric -> metric.getName().equals("perfectlap.transaction.duration"))
                    .extracting(metric -> metric.getHistogramData().getAggregationTemporality())
                    .containsExactly(AggregationTemporality.DELTA);
        }
    }

    private void record(TracingBuilder builder) {
        try (Tracing tracing = builder.processor(classes).build()) {
            tracing.transaction("checkout").run(tx -> {});
        }
    }

    private static final class Classes implements SpanProcessor {

        private final List<Class<?>> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            seen.add(span.getClass());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
