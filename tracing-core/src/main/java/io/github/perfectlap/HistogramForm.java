package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;

/** How durations that were counted are exported. */
enum HistogramForm {
    /** In buckets with the boundaries of {@link Buckets#SECONDS}. */
    EXPLICIT {
        @Override
        ProducedMetric metric(
                TransactionMetric metric, Resource resource, long startNanos, long nowNanos, List<Series> series) {
            List<HistogramPointData> points = series.stream()
                    .<HistogramPointData>map(each -> new ExplicitPoint(each, startNanos, nowNanos))
                    .toList();
            var data = HistogramData.create(AggregationTemporality.CUMULATIVE, points);
            return new ProducedMetric(metric, resource, MetricDataType.HISTOGRAM, data);
        }
    },
    /** In as many buckets as {@link ExponentialBuckets} gives. */
    EXPONENTIAL {
        @Override
        ProducedMetric metric(
                TransactionMetric metric, Resource resource, long startNanos, long nowNanos, List<Series> series) {
            List<ExponentialHistogramPointData> points = series.stream()
                    .map(each -> exponential(each, startNanos, nowNanos))
                    .toList();
            var data = ExponentialHistogramData.create(AggregationTemporality.CUMULATIVE, points);
            return new ProducedMetric(metric, resource, MetricDataType.EXPONENTIAL_HISTOGRAM, data);
        }
    };

    /** The metric that has a point for each of some series. */
    abstract ProducedMetric metric(
            TransactionMetric metric, Resource resource, long startNanos, long nowNanos, List<Series> series);

    private static ExponentialHistogramPointData exponential(Series series, long startNanos, long nowNanos) {
        var buckets = ExponentialBuckets.of(series.durations());
        return ExponentialHistogramPointData.create(
                buckets.scale(),
                series.durations().seconds(),
                buckets.zeros(),
                false,
                0,
                false,
                0,
                ExponentialHistogramBuckets.create(buckets.scale(), buckets.offset(), buckets.counts()),
                ExponentialHistogramBuckets.create(buckets.scale(), 0, List.of()),
                startNanos,
                nowNanos,
                series.attributes(),
                series.exemplars());
    }

    /** What the SDK's own points can't be made with: exemplars. */
    private record ExplicitPoint(Series series, long startNanos, long nowNanos) implements HistogramPointData {

        @Override
        public double getSum() {
            return series.durations().seconds();
        }

        @Override
        public long getCount() {
            return series.durations().count();
        }

        @Override
        public boolean hasMin() {
            return false;
        }

        @Override
        public double getMin() {
            return 0;
        }

        @Override
        public boolean hasMax() {
            return false;
        }

        @Override
        public double getMax() {
            return 0;
        }

        @Override
        public List<Double> getBoundaries() {
            return Buckets.SECONDS;
        }

        @Override
        public List<Long> getCounts() {
            return series.durations().explicitCounts();
        }

        @Override
        public long getStartEpochNanos() {
            return startNanos;
        }

        @Override
        public long getEpochNanos() {
            return nowNanos;
        }

        @Override
        public Attributes getAttributes() {
            return series.attributes();
        }

        @Override
        public List<DoubleExemplarData> getExemplars() {
            return series.exemplars();
        }
    }
}
