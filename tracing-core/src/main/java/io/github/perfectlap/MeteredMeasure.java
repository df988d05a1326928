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
    void ended(Verdict verdict, long nanos, boolean isWhole) {
        metrics.inFlight(-1, attributes());
        metrics.duration(seconds(nanos), attributes(verdict));
        if (isWhole) {
            finished(verdict, nanos);
        }
    }

    @Override
    void finished(Verdict verdict, long nanos) {
        metrics.endToEnd(seconds(nanos), attributes(verdict));
    }

    @Override
    void waited(long nanos) {
        metrics.queueWait(seconds(nanos), attributes());
    }

    private static double seconds(long nanos) {
        return plausible(nanos) / Buckets.NANOS_PER_SECOND;
    }
}
