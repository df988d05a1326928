package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;

/** The instruments of a joined OpenTelemetry instance that measures record with; a fault in one leaves it out. */
final class MeteredMetrics {

    private static final String PART = "A metric";

    private final DoubleHistogram duration;
    private final DoubleHistogram endToEnd;
    private final DoubleHistogram queueWait;
    private final LongUpDownCounter inFlight;
    private final Problems problems;

    MeteredMetrics(Meter meter, Problems problems) {
        this.problems = problems;
        duration = histogram(meter, TransactionMetric.DURATION);
        endToEnd = histogram(meter, TransactionMetric.END_TO_END);
        queueWait = histogram(meter, TransactionMetric.QUEUE_WAIT);
        inFlight = meter.upDownCounterBuilder(TransactionMetric.IN_FLIGHT.text)
                .setDescription(TransactionMetric.IN_FLIGHT.description)
                .setUnit(TransactionMetric.IN_FLIGHT.unit)
                .build();
    }

    /** Makes the measure of a name. */
    MeteredMeasure measure(String name) {
        return new MeteredMeasure(name, this);
    }

    void inFlight(long change, Attributes attributes) {
        problems.guard(PART, () -> inFlight.add(change, attributes));
    }

    void duration(double seconds, Attributes attributes) {
        problems.guard(PART, () -> duration.record(seconds, attributes));
    }

    void endToEnd(double seconds, Attributes attributes) {
        problems.guard(PART, () -> endToEnd.record(seconds, attributes));
    }

    void queueWait(double seconds, Attributes attributes) {
        problems.guard(PART, () -> queueWait.record(seconds, attributes));
    }

    private static DoubleHistogram histogram(Meter meter, TransactionMetric metric) {
        return meter.histogramBuilder(metric.text)
                .setDescription(metric.description)
                .setUnit(metric.unit)
                .setExplicitBucketBoundariesAdvice(Buckets.SECONDS)
                .build();
    }
}
