package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.Clock;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The instruments of OpenTelemetry that measures record with; a fault in one leaves it out. */
final class MeteredMetrics implements AutoCloseable {

    private static final String PART = "A metric";
    private static final List<TransactionMetric> HISTOGRAMS = List.of(
            TransactionMetric.DURATION,
            TransactionMetric.END_TO_END,
            TransactionMetric.QUEUE_WAIT,
            TransactionMetric.GROUP,
            TransactionMetric.STEP_DURATION,
            TransactionMetric.STEP_SELF_TIME);

    private final Map<TransactionMetric, DoubleHistogram> histograms = new EnumMap<>(TransactionMetric.class);
    private final LongUpDownCounter inFlight;
    private final List<ObservableDoubleGauge> gauges;
    private final List<CountedMeasure> measures = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Problems problems;

    MeteredMetrics(Meter meter, Clock clock, Problems problems) {
        this.clock = clock;
        this.problems = problems;
        HISTOGRAMS.forEach(metric -> histograms.put(metric, histogram(meter, metric)));
        inFlight = meter.upDownCounterBuilder(TransactionMetric.IN_FLIGHT.text)
                .setDescription(TransactionMetric.IN_FLIGHT.description)
                .setUnit(TransactionMetric.IN_FLIGHT.unit)
                .build();
        gauges = List.of(
                gauge(meter, TransactionMetric.SATURATION, CountedMeasure::saturation),
                gauge(meter, TransactionMetric.THROUGHPUT_LIMIT, CountedMeasure::throughputLimit));
    }

    /** Makes the measure of a name. */
    MeteredMeasure measure(String name) {
        CountedMeasure counted = new CountedMeasure(name, clock);
        measures.add(counted);
        return new MeteredMeasure(counted, this);
    }

    void inFlight(long change, Attributes attributes) {
        problems.guard(PART, () -> inFlight.add(change, attributes));
    }

    void record(TransactionMetric metric, long nanos, Attributes attributes, Context context) {
        DoubleHistogram histogram = requireNonNull(histograms.get(metric));
        problems.guard(PART, () -> histogram.record(nanos / Buckets.NANOS_PER_SECOND, attributes, context));
    }

    /** Leaves the gauges to others: an OpenTelemetry instance that was joined lives on. */
    @Override
    public void close() {
        gauges.forEach(gauge -> problems.guard(PART, gauge::close));
    }

    private static DoubleHistogram histogram(Meter meter, TransactionMetric metric) {
        return meter.histogramBuilder(metric.text)
                .setDescription(metric.description)
                .setUnit(metric.unit)
                .setExplicitBucketBoundariesAdvice(Buckets.SECONDS)
                .build();
    }

    private ObservableDoubleGauge gauge(Meter meter, TransactionMetric metric, ToDoubleFunction<CountedMeasure> read) {
        // Weakly, so that a Tracing that nobody closes is not kept alive by the instance that it joined.
        WeakReference<MeteredMetrics> these = new WeakReference<>(this);
        return meter.gaugeBuilder(metric.text)
                .setDescription(metric.description)
                .setUnit(metric.unit)
                .buildWithCallback(observed -> observe(these.get(), observed, read));
    }

    /** What can't be known is left out. */
    private static void observe(
            @Nullable MeteredMetrics these,
            ObservableDoubleMeasurement observed,
            ToDoubleFunction<CountedMeasure> read) {
        if (these == null) {
            return;
        }
        for (CountedMeasure measure : these.measures) {
            double value = read.applyAsDouble(measure);
            if (!Double.isNaN(value)) {
                observed.record(value, measure.attributes());
            }
        }
    }
}
