package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What readers of metrics get, whatever they want it in and whatever the sampler keeps. */
class ExportedSignalsTest {

    private static final AttributeKey<String> VERSION = AttributeKey.stringKey("service.version");
    private static final int A_MILLION = 1_000_000;

    private final SteppedClock clock = new SteppedClock();

    private Tracing tracing(InMemoryMetricReader reader, UnaryOperator<TracingBuilder> more) {
        return more.apply(Tracing.builder()
                        .withoutShutdownHook()
                        .property("otel.metrics.exporter", "none")
                        .release("2.7")
                        .clock(clock)
                        .metricReader(reader))
                .build();
    }

    private void order(BusinessTransaction checkout, int number) {
        Random random = new Random(number);
        checkout.run(tx -> {
            clock.pass((long) Math.pow(10, 4 + 5 * random.nextDouble()));
            tx.run("pay", pay -> {
                clock.pass(random.nextInt(1_000_000));
                if (random.nextInt(10) == 0) {
                    pay.fail("declined");
                }
            });
            tx.run("order " + number, step -> step.attribute("order.id", "c-" + number));
            if (random.nextInt(10) == 0) {
                tx.fail("reason " + number);
            }
        });
    }

    private static List<MetricData> ours(InMemoryMetricReader reader) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().startsWith("perfectlap."))
                .toList();
    }

    private List<String> pointsOf(String sampler) {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (Tracing tracing = tracing(reader, builder -> builder.property("otel.traces.sampler", sampler))) {
            BusinessTransaction checkout =
                    tracing.transaction("checkout").capacity(3).measuresSteps("pay");
            for (int i = 0; i < 1_000; i++) {
                order(checkout, i);
            }
            return ours(reader).stream()
                    .filter(metric -> metric.getType() == MetricDataType.HISTOGRAM)
                    .flatMap(metric -> metric.getHistogramData().getPoints().stream()
                            .map(point -> metric.getName()
                                    + point.getAttributes()
                                    + point.getCounts()
                                    + Math.round(1e6 * point.getSum())))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void counts_sampledOut_areThoseOfEverythingSampled() {
        assertThat(pointsOf("always_off")).isEqualTo(pointsOf("always_on")).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void exponentialWanted_isExportedFromOurOwnCells() {
        InMemoryMetricReader reader = InMemoryMetricReader.create(
                AggregationTemporalitySelector.alwaysCumulative(),
                type -> type == InstrumentType.HISTOGRAM
                        ? Aggregation.base2ExponentialBucketHistogram()
                        : Aggregation.defaultAggregation());
        try (Tracing tracing = tracing(reader, builder -> builder)) {
            BusinessTransaction checkout = tracing.transaction("checkout");
            for (int i = 0; i < 1_000; i++) {
                order(checkout, i);
            }
            assertThat(ours(reader))
                    .filteredOn(metric -> metric.getName().equals("perfectlap.transaction.duration"))
                    .singleElement()
                    .satisfies(metric -> assertCountsAThousand(metric, clock));
        }
    }

    private static void assertCountsAThousand(MetricData metric, Clock clock) {
        assertThat(metric.getExponentialHistogramData().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.CUMULATIVE);
        var points = metric.getExponentialHistogramData().getPoints();
        assertThat(points).extracting(ExponentialHistogramPointData::getScale).containsOnly(Buckets.SCALE);
        assertThat(points.stream()
                        .mapToLong(ExponentialHistogramPointData::getCount)
                        .sum())
                .isEqualTo(1_000);
        assertThat(points.stream()
                        .mapToLong(point -> point.getPositiveBuckets().getTotalCount())
                        .sum())
                .isEqualTo(1_000);
        assertThat(points).allMatch(point -> point.getEpochNanos() <= clock.now());
        assertThat(points)
                .flatExtracting(ExponentialHistogramPointData::getExemplars)
                .isNotEmpty();
    }

    @Test
    void release_isInTheResourceOfEachMetric() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (Tracing tracing = tracing(reader, builder -> builder)) {
            order(tracing.transaction("checkout").capacity(1).measuresSteps("pay"), 1);
            assertThat(ours(reader)).hasSizeGreaterThanOrEqualTo(6).allSatisfy(metric -> assertThat(
                            metric.getResource().getAttribute(VERSION))
                    .isEqualTo("2.7"));
        }
    }

    @Test
    void exemplarsSwitchedOff_areLeftOut() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (Tracing tracing =
                tracing(reader, builder -> builder.property("otel.metrics.exemplar.filter", "always_off"))) {
            order(tracing.transaction("checkout"), 1);
            assertThat(ours(reader))
                    .filteredOn(metric -> metric.getType() == MetricDataType.HISTOGRAM)
                    .flatExtracting(metric -> metric.getHistogramData().getPoints())
                    .flatExtracting(HistogramPointData::getExemplars)
                    .isEmpty();
        }
    }

    @Test
    @Tag("long")
    void series_ofAMillionInputs_areAsManyAsOfOne() {
        InMemoryMetricReader reader = InMemoryMetricReader.create();
        try (Tracing tracing = tracing(reader, builder -> builder.property("otel.traces.sampler", "always_off"))) {
            BusinessTransaction checkout =
                    tracing.transaction("checkout").capacity(3).measuresSteps("pay");
            BusinessTransaction ship = tracing.transaction("ship").finishes();
            long ofThousand = 0;
            for (int i = 0; i < A_MILLION; i++) {
                ofThousand = i == 1_000 ? series(reader) : ofThousand;
                order(checkout, i);
                Headers message = fromStranger(i);
                ship.resume(message, message).run(tx -> {});
            }
            assertThat(series(reader)).isEqualTo(ofThousand).isPositive();
        }
    }

    private static long series(InMemoryMetricReader reader) {
        return ours(reader).stream()
                .mapToLong(metric -> metric.getData().getPoints().size())
                .sum();
    }

    private Headers fromStranger(int number) {
        return new Headers()
                .set("traceparent", "00-%032x-%016x-00".formatted(number + 1, number + 1))
                .set("baggage", new Passport("stranger " + number, 1, "", 1, 1).header());
    }
}
