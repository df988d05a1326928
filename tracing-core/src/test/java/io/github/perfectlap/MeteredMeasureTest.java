package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeteredMeasureTest {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final SdkMeterProvider sdk =
            SdkMeterProvider.builder().registerMetricReader(reader).build();
    private final SteppedClock clock = new SteppedClock();
    private final MeteredMetrics metrics = new MeteredMetrics(sdk.get(Tracing.SCOPE), clock, new Problems());
    private final MeteredMeasure checkout = metrics.measure("checkout");

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void ended_whole_isInBothHistograms() {
        checkout.ended(Verdict.DEGRADED, 250_000_000, true, clock.nanoTime(), null);
        assertThat(points("duration")).singleElement().satisfies(point -> {
            assertThat(point.getSum()).isEqualTo(0.25);
            assertThat(point.getBoundaries()).isEqualTo(Buckets.SECONDS);
            assertThat(point.getAttributes())
                    .isEqualTo(Attributes.of(
                            TransactionAttributes.NAME, "checkout",
                            TransactionAttributes.OUTCOME, "degraded"));
        });
        assertThat(points("end_to_end")).hasSize(1);
    }

    @Test
    void ended_part_isOnlyInTheDuration() {
        checkout.ended(Verdict.OK, -1, false, clock.nanoTime(), null);
        assertThat(points("duration")).singleElement().returns(0.0, HistogramPointData::getSum);
        assertThat(points("end_to_end")).isEmpty();
    }

    @Test
    void finished_fromElsewhere_isOnlyEndToEnd() {
        checkout.finished(Verdict.OK, 2_000_000_000L, clock.nanoTime(), null);
        assertThat(points("duration")).isEmpty();
        assertThat(points("end_to_end")).singleElement().returns(2.0, HistogramPointData::getSum);
    }

    @Test
    void started_andEnded_inFlightGoesUpAndDown() {
        checkout.started(clock.nanoTime());
        checkout.started(clock.nanoTime());
        assertThat(inFlight()).isEqualTo(2);
        checkout.ended(Verdict.OK, 1, true, clock.nanoTime(), null);
        checkout.ended(Verdict.OK, 1, false, clock.nanoTime(), null);
        assertThat(inFlight()).isZero();
    }

    @Test
    void close_gauges_areGone() {
        checkout.counted().serve(new DeclaredCapacity(4, clock.nanoTime()));
        checkout.started(clock.nanoTime());
        assertThat(metrics("saturation")).hasSize(1);
        metrics.close();
        assertThat(metrics("saturation")).isEmpty();
    }

    @Test
    void nobodyCloses_metricsBecomeGarbage() {
        WeakReference<MeteredMetrics> forgotten =
                new WeakReference<>(new MeteredMetrics(sdk.get("forgotten"), clock, new Problems()));
        while (forgotten.get() != null) {
            System.gc();
        }
        assertThat(metrics("saturation")).isEmpty();
    }

    private List<HistogramPointData> points(String name) {
        return metrics(name)
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .toList();
    }

    private long inFlight() {
        return metrics("in_flight")
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    private Stream<MetricData> metrics(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("perfectlap.transaction." + name));
    }
}
