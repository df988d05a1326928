package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A tracing that decides at the end of a transaction what it keeps, and what came of that. */
final class KeepRecording implements AutoCloseable {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    final Tracing tracing;

    KeepRecording(Keep policy) {
        this(builder -> builder.keep(policy));
    }

    KeepRecording(UnaryOperator<TracingBuilder> more) {
        tracing = more.apply(Tracing.builder()
                        .withoutShutdownHook()
                        .processor(SimpleSpanProcessor.create(new KeptAfterClose(spans)))
                        .metricReader(metrics))
                .build();
    }

    List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    List<String> names() {
        return spans().stream().map(SpanData::getName).toList();
    }

    <T> @Nullable T attribute(String name, AttributeKey<T> key) {
        return spans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getAttributes()
                .get(key);
    }

    /** How many spans the metric counts with a reason. */
    long count(String reason) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("perfectlap.keep.spans"))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> reason.equals(point.getAttributes().get(TransactionAttributes.KEEP_REASON)))
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    /** What decides, to be asked when the metrics are closed. */
    Keeping keeping() {
        return requireNonNull(tracing.transaction("asked").recorder().keeping());
    }

    @Override
    public void close() {
        tracing.close();
    }
}
