package io.github.perfectlap.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.TracingBuilder;
import io.github.perfectlap.context.MapCarrier;
import io.github.perfectlap.testkit.CapturedTraces;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FaultyClockTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void now_isAheadAndJumps_whileNanoTimeRunsOn() {
        FaultyClock clock = FaultyClock.aheadOf(new Still(), Duration.ofSeconds(30));
        assertThat(clock.now()).isEqualTo(30 * SECOND);
        clock.jump(Duration.ofSeconds(-31));
        assertThat(clock.now()).isEqualTo(-SECOND);
        assertThat(clock.nanoTime()).isEqualTo(7);
    }

    @Test
    void otherMachineIsAhead_plainSpanStandsWhereItsClockSays() {
        FaultyClock clock = FaultyClock.aheadBy(Duration.ofHours(1));
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().setClock(clock).build())
                .build()) {
            long before = Clock.getDefault().now();
            var span = (ReadableSpan) sdk.getTracer("x").spanBuilder("ship").startSpan();
            assertThat(span.toSpanData().getStartEpochNanos() - before).isGreaterThanOrEqualTo(3_600 * SECOND);
        }
    }

    @Test
    void sendersClockIsAhead_businessIsUnharmedAndTheTreeSaysIt() {
        Map<String, String> headers = new TreeMap<>();
        try (CapturedTraces traces = CapturedTraces.create();
                Tracing sender = quiet(FaultyClock.aheadBy(Duration.ofHours(1))).build()) {
            sender.transaction("checkout").run(tx -> MapCarrier.inject(tx, headers));
            String shipped = MapCarrier.resume(traces.tracing().transaction("ship"), headers)
                    .call(tx -> "vase");
            assertThat(shipped).isEqualTo("vase");
            assertThat(traces.brokenHandOffs()).isEmpty();
            assertThat(traces.onlyTree().toString()).containsPattern("sender's clock 3,\\d{3},\\d{3} ms ahead");
        }
    }

    @Test
    void setBackWhileATransactionRuns_itsTimesStayRight() {
        FaultyClock clock = FaultyClock.aheadBy(Duration.ZERO);
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        try (Tracing tracing =
                quiet(clock).processor(SimpleSpanProcessor.create(spans)).build()) {
            tracing.transaction("checkout").run(tx -> {
                clock.jump(Duration.ofHours(-1));
                tx.run("pay", step -> {});
            });
            SpanData pay = spans.getFinishedSpanItems().get(0);
            SpanData checkout = spans.getFinishedSpanItems().get(1);
            assertThat(checkout.getStartEpochNanos()).isLessThanOrEqualTo(pay.getStartEpochNanos());
            assertThat(pay.getEndEpochNanos()).isLessThanOrEqualTo(checkout.getEndEpochNanos());
            assertThat(checkout.getEndEpochNanos() - checkout.getStartEpochNanos())
                    .isBetween(0L, 600 * SECOND);
        }
    }

    private static TracingBuilder quiet(Clock clock) {
        return Tracing.builder()
                .clock(clock)
                .property("otel.traces.exporter", "none")
                .property("otel.metrics.exporter", "none")
                .property("otel.logs.exporter", "none");
    }

    /** Stands at one time. */
    private record Still() implements Clock {

        @Override
        public long now() {
            return 0;
        }

        @Override
        public long nanoTime() {
            return 7;
        }
    }
}
