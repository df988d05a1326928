package io.github.perfectlap;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.time.TestClock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedMetricsTest {

    private static final Attributes CHECKOUT = Attributes.of(TransactionAttributes.NAME, "checkout");
    private static final Attributes CHECKOUT_OK = Attributes.of(
            TransactionAttributes.NAME, "checkout",
            TransactionAttributes.OUTCOME, "ok");

    private final TestClock clock = TestClock.create();
    private final long start = clock.now();
    private final CountedMetrics counted = new CountedMetrics(clock);
    private final CountedMeasure checkout = counted.measure("checkout");
    private final Resource resource =
            Resource.builder().put("service.name", "shop").build();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final SdkMeterProvider sdk = SdkMeterProvider.builder()
            .setResource(resource)
            .registerMetricProducer(counted)
            .registerMetricReader(reader)
            .build();

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void produce_duration_isACumulativeHistogram() {
        checkout.started(clock.nanoTime());
        checkout.ended(Verdict.OK, 250_000_000, false, clock.nanoTime(), null);
        clock.advance(Duration.ofSeconds(60));
        assertThat(read().get("perfectlap.transaction.duration"))
                .hasUnit("s")
                .hasResource(resource)
                .hasInstrumentationScope(InstrumentationScopeInfo.create(Tracing.SCOPE))
                .hasHistogramSatisfying(
                        histogram -> histogram.isCumulative().hasPointsSatisfying(point -> point.hasStartEpochNanos(
                                        start)
                                .hasEpochNanos(clock.now())
                                .hasAttributes(CHECKOUT_OK)
                                .hasCount(1)
                                .hasSum(0.25)
                                .hasBucketBoundaries(Buckets.SECONDS.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray())
                                .hasBucketCounts(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    @Test
    void produce_finished_isOnlyInEndToEnd() {
        checkout.finished(Verdict.OK, 3_000_000_000L, clock.nanoTime(), null);
        assertThat(read()).doesNotContainKey("perfectlap.transaction.duration");
        assertThat(read().get("perfectlap.transaction.end_to_end"))
                .hasUnit("s")
                .hasDescription("Time from the start of a business transaction to its end")
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(
                        point -> point.hasAttributes(CHECKOUT_OK).hasCount(1).hasSum(3)));
    }

    @Test
    void produce_inFlight_goesUpAndDown() {
        checkout.started(clock.nanoTime());
        checkout.started(clock.nanoTime());
        assertInFlight(2);
        checkout.ended(Verdict.OK, 1, true, clock.nanoTime(), null);
        checkout.ended(Verdict.EXPLICIT, 1, false, clock.nanoTime(), null);
        assertInFlight(0);
    }

    @Test
    void produce_twoReadings_goOnFromTheSameStart() {
        checkout.ended(Verdict.OK, 1, true, clock.nanoTime(), null);
        read();
        checkout.ended(Verdict.OK, 1, true, clock.nanoTime(), null);
        assertThat(read().get("perfectlap.transaction.duration"))
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(
                        point -> point.hasStartEpochNanos(start).hasCount(2)));
    }

    @Test
    void produce_nothingMeasured_isNothing() {
        assertThat(new CountedMetrics(clock).produce(resource)).isEmpty();
    }

    @Test
    void produce_randomDurations_areTheSdksOwnBuckets() {
        var histogram = new MeteredMetrics(sdk.get("other"), clock, new Problems()).measure("checkout");
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            long nanos = (long) Math.pow(10, 12 * random.nextDouble());
            checkout.finished(Verdict.OK, nanos, clock.nanoTime(), null);
            histogram.finished(Verdict.OK, nanos, clock.nanoTime(), null);
        }
        HistogramPointData ours = point(Tracing.SCOPE);
        HistogramPointData theirs = point("other");
        assertThat(ours.getCounts()).isEqualTo(theirs.getCounts()).doesNotContain(0L);
        assertThat(ours.getCount()).isEqualTo(theirs.getCount()).isEqualTo(10_000);
        assertThat(ours.getSum()).isCloseTo(theirs.getSum(), org.assertj.core.data.Offset.offset(1e-6));
    }

    private void assertInFlight(long expected) {
        assertThat(read().get("perfectlap.transaction.in_flight"))
                .hasUnit("{transaction}")
                .hasLongSumSatisfying(
                        sum -> sum.isCumulative().isNotMonotonic().hasPointsSatisfying(point -> point.hasAttributes(
                                        CHECKOUT)
                                .hasValue(expected)));
    }

    private HistogramPointData point(String scope) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getInstrumentationScopeInfo().getName().equals(scope))
                .filter(metric -> metric.getName().equals("perfectlap.transaction.end_to_end"))
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .findFirst()
                .orElseThrow();
    }

    private Map<String, MetricData> read() {
        return reader.collectAllMetrics().stream().collect(Collectors.toMap(MetricData::getName, Function.identity()));
    }
}
