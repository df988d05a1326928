package io.github.perfectlap;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** A measure that is recorded with instruments of OpenTelemetry, and counted for those who ask in this process. */
final class MeteredMeasure extends Measure {

    private final CountedMeasure counted;
    private final MeteredMetrics metrics;

    MeteredMeasure(CountedMeasure counted, MeteredMetrics metrics) {
        super(counted.name());
        this.counted = counted;
        this.metrics = metrics;
    }

    @Override
    void started(long reading) {
        counted.started(reading);
        metrics.inFlight(1, attributes());
    }

    @Override
    void ended(Verdict verdict, long nanos, boolean isWhole, long reading, @Nullable Recorded span) {
        counted.ended(verdict, nanos, isWhole, reading, null);
        metrics.inFlight(-1, attributes());
        metrics.record(TransactionMetric.DURATION, plausible(nanos), attributes(verdict), contextOf(span));
        if (isWhole) {
            metrics.record(TransactionMetric.END_TO_END, plausible(nanos), attributes(verdict), contextOf(span));
        }
    }

    @Override
    void finished(Verdict verdict, long nanos, long reading, @Nullable Recorded span) {
        counted.finished(verdict, nanos, reading, null);
        metrics.record(TransactionMetric.END_TO_END, plausible(nanos), attributes(verdict), contextOf(span));
    }

    @Override
    void waited(long nanos) {
        counted.waited(nanos);
        metrics.record(TransactionMetric.QUEUE_WAIT, plausible(nanos), attributes(), Context.root());
    }

    @Override
    void endedInGroup(Verdict verdict, long nanos, long reading, @Nullable Recorded span) {
        counted.endedInGroup(verdict, nanos, reading, null);
        metrics.record(TransactionMetric.GROUP, plausible(nanos), attributes(verdict), contextOf(span));
    }

    /** Where the SDK finds what it takes for an exemplar. */
    static Context contextOf(@Nullable Recorded span) {
        return span == null ? Context.root() : span.context();
    }

    @Override
    MeasuredStep step(String name) {
        return new MeteredStep(counted.step(name), metrics);
    }

    @Override
    CountedMeasure counted() {
        return counted;
    }
}
