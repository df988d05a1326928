package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Makes {@link CountedMeasure}s, and hands what they have counted to the readers of an SDK it is registered
 * with. Always cumulative, since it was made. Outcomes that never were are left out.
 */
final class CountedMetrics implements MetricProducer {

    private final List<CountedMeasure> measures = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final long startNanos;

    CountedMetrics(Clock clock) {
        this.clock = clock;
        this.startNanos = clock.now();
    }

    /** Makes the measure of a name, whose figures are exported from now on. */
    CountedMeasure measure(String name) {
        var measure = new CountedMeasure(name);
        measures.add(measure);
        return measure;
    }

    @Override
    public Collection<MetricData> produce(Resource resource) {
        long now = clock.now();
        return Stream.of(
                        histogram(TransactionMetric.DURATION, resource, now, CountedMeasure::duration),
                        histogram(TransactionMetric.END_TO_END, resource, now, CountedMeasure::endToEnd),
                        queueWaits(resource, now),
                        inFlight(resource, now))
                .filter(metric -> !metric.isEmpty())
                .toList();
    }

    private MetricData histogram(
            TransactionMetric metric,
            Resource resource,
            long now,
            BiFunction<CountedMeasure, Verdict, Durations> read) {
        List<HistogramPointData> points = measures.stream()
                .flatMap(measure -> Arrays.stream(Verdict.values())
                        .map(verdict -> point(measure, verdict, now, read.apply(measure, verdict))))
                .filter(point -> point.getCount() > 0)
                .toList();
        var data = HistogramData.create(AggregationTemporality.CUMULATIVE, points);
        return new ProducedMetric(metric, resource, MetricDataType.HISTOGRAM, data);
    }

    private HistogramPointData point(CountedMeasure measure, Verdict verdict, long now, Durations durations) {
        return HistogramPointData.create(
                startNanos,
                now,
                measure.attributes(verdict),
                durations.seconds(),
                false,
                0,
                false,
                0,
                Buckets.SECONDS,
                durations.counts());
    }

    private MetricData queueWaits(Resource resource, long now) {
        List<HistogramPointData> points = measures.stream()
                .map(measure -> measure.waits().point(startNanos, now, measure.attributes()))
                .filter(point -> point.getCount() > 0)
                .toList();
        var data = HistogramData.create(AggregationTemporality.CUMULATIVE, points);
        return new ProducedMetric(TransactionMetric.QUEUE_WAIT, resource, MetricDataType.HISTOGRAM, data);
    }

    private MetricData inFlight(Resource resource, long now) {
        List<LongPointData> points = measures.stream()
                .map(measure -> LongPointData.create(startNanos, now, measure.attributes(), measure.inFlight()))
                .toList();
        var data = SumData.createLongSumData(false, AggregationTemporality.CUMULATIVE, points);
        return new ProducedMetric(TransactionMetric.IN_FLIGHT, resource, MetricDataType.LONG_SUM, data);
    }
}
