package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Makes {@link CountedMeasure}s, and hands what they have counted to the readers of an SDK it is registered
 * with. Always cumulative, since it was made. Outcomes that never were are left out.
 */
final class CountedMetrics implements MetricProducer {

    private final List<CountedMeasure> measures = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final long startNanos;
    private volatile HistogramForm form = HistogramForm.EXPLICIT;
    private volatile boolean hasExemplars = true;

    CountedMetrics(Clock clock) {
        this.clock = clock;
        this.startNanos = clock.now();
    }

    /** Says how the readers want histograms. */
    void form(HistogramForm wanted) {
        this.form = wanted;
    }

    /** Leaves spans out of what is exported. */
    void withoutExemplars() {
        this.hasExemplars = false;
    }

    /** Makes the measure of a name, whose figures are exported from now on. */
    CountedMeasure measure(String name) {
        var measure = new CountedMeasure(name, clock);
        measures.add(measure);
        return measure;
    }

    @Override
    public Collection<MetricData> produce(Resource resource) {
        long now = clock.now();
        return Stream.of(
                        histogram(TransactionMetric.DURATION, resource, now),
                        histogram(TransactionMetric.END_TO_END, resource, now),
                        histogram(TransactionMetric.GROUP, resource, now),
                        queueWaits(resource, now),
                        inFlight(resource, now),
                        gauge(TransactionMetric.SATURATION, resource, now, CountedMeasure::saturation),
                        gauge(TransactionMetric.THROUGHPUT_LIMIT, resource, now, CountedMeasure::throughputLimit),
                        histogram(TransactionMetric.STEP_DURATION, resource, now),
                        histogram(TransactionMetric.STEP_SELF_TIME, resource, now))
                .filter(metric -> !metric.isEmpty())
                .toList();
    }

    private MetricData histogram(TransactionMetric metric, Resource resource, long now) {
        List<Series> series = measures.stream()
                .flatMap(measure -> measure.series(metric, now))
                .filter(each -> each.durations().count() > 0)
                .map(each -> hasExemplars ? each : each.withoutExemplars())
                .toList();
        return form.metric(metric, resource, startNanos, now, series);
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

    /** What can't be known is left out. */
    private MetricData gauge(
            TransactionMetric metric, Resource resource, long now, ToDoubleFunction<CountedMeasure> read) {
        List<DoublePointData> points = measures.stream()
                .map(measure -> point(measure.attributes(), now, read.applyAsDouble(measure)))
                .filter(point -> !Double.isNaN(point.getValue()))
                .toList();
        return new ProducedMetric(
                metric, resource, MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(points));
    }

    private DoublePointData point(Attributes attributes, long now, double value) {
        return DoublePointData.create(startNanos, now, attributes, value, List.of());
    }
}
