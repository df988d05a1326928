package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.stream.Stream;

/** Makes the SDK keep metrics, and collects them when it is asked. */
final class CollectedMetrics implements MetricReader {

    private volatile CollectionRegistration registration = CollectionRegistration.noop();

    /** Number of values recorded in a histogram. */
    long recorded(String histogram) {
        return named(histogram)
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .mapToLong(point -> point.getCount())
                .sum();
    }

    /** The same of those with an attribute. */
    long recorded(String histogram, String key, String value) {
        return named(histogram)
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .filter(point -> value.equals(point.getAttributes().get(AttributeKey.stringKey(key))))
                .mapToLong(point -> point.getCount())
                .sum();
    }

    /** What a counter says, all its attributes together. */
    long sum(String counter) {
        return named(counter)
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .mapToLong(point -> point.getValue())
                .sum();
    }

    private Stream<MetricData> named(String name) {
        return registration.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name));
    }

    @Override
    public void register(CollectionRegistration registration) {
        this.registration = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
