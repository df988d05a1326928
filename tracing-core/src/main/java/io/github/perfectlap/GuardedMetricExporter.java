package io.github.perfectlap;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;
import java.util.function.Supplier;

/** An exporter whose faults end neither the SDK's thread that calls it nor the readers beside its own. */
record GuardedMetricExporter(MetricExporter inner, Problems problems) implements MetricExporter {

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) {
        return ask(() -> inner.export(metrics));
    }

    @Override
    public CompletableResultCode flush() {
        return ask(inner::flush);
    }

    @Override
    public CompletableResultCode shutdown() {
        return ask(inner::shutdown);
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return inner.getAggregationTemporality(type);
    }

    @Override
    public Aggregation getDefaultAggregation(InstrumentType type) {
        return inner.getDefaultAggregation(type);
    }

    @Override
    public MemoryMode getMemoryMode() {
        return inner.getMemoryMode();
    }

    private CompletableResultCode ask(Supplier<CompletableResultCode> call) {
        return problems.ask("Metric exporter " + inner.getClass().getName(), CompletableResultCode.ofFailure(), call);
    }
}
