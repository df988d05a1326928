package io.github.perfectlap;

/** A measure that is recorded with the instruments of a joined OpenTelemetry instance. */
final class MeteredMeasure extends Measure {

    private final MeteredMetrics metrics;

    MeteredMeasure(String name, MeteredMetrics metrics) {
        super(name);
        this.metrics = metrics;
    }

    @Override
    void started() {
        metrics.inFlight(1, attributes());
    }

    @Override
    void ended(Outcome outcome, long nanos, boolean isWhole) {
        metrics.inFlight(-1, attributes());
        metrics.duration(seconds(nanos), attributes(outcome));
        if (isWhole) {
            finished(outcome, nanos);
        }
    }

    @Override
    void finished(Outcome outcome, long nanos) {
        metrics.endToEnd(seconds(nanos), attributes(outcome));
    }

    private static double seconds(long nanos) {
        return plausible(nanos) / Buckets.NANOS_PER_SECOND;
    }
}
