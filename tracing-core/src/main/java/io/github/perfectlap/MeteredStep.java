package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;

/** A step that is recorded with instruments of OpenTelemetry, and counted for those who ask in this process. */
record MeteredStep(CountedStep counted, MeteredMetrics metrics) implements MeasuredStep {

    @Override
    public void ended(boolean isFailed, long nanos, long selfNanos, long reading, Recorded step) {
        counted.count(isFailed, nanos, selfNanos, reading, null);
        Attributes attributes = counted.attributes(isFailed);
        Context context = MeteredMeasure.contextOf(step);
        metrics.record(TransactionMetric.STEP_DURATION, Measure.plausible(nanos), attributes, context);
        metrics.record(TransactionMetric.STEP_SELF_TIME, Measure.plausible(selfNanos), attributes, context);
    }
}
