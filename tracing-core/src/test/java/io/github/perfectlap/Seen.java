package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What parts that work see of spans and metrics, beside those that don't. */
final class Seen {

    private final List<String> started = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final List<String> exported = new CopyOnWriteArrayList<>();
    private final Set<String> metrics = ConcurrentHashMap.newKeySet();
    private final Map<String, String> traces = new ConcurrentHashMap<>();

    List<String> started() {
        return started;
    }

    List<String> ended() {
        return ended;
    }

    List<String> exported() {
        return exported;
    }

    Set<String> metrics() {
        return metrics;
    }

    String traceOf(String span) {
        return traces.getOrDefault(span, "none");
    }

    SpanProcessor processor() {
        return new Processor(this);
    }

    SpanExporter spanExporter() {
        return new Exporter(this);
    }

    MetricExporter metricExporter() {
        return new Metrics(this);
    }

    private record Processor(Seen seen) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            seen.started.add(span.getName());
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            seen.ended.add(span.getName());
            seen.traces.put(span.getName(), span.getSpanContext().getTraceId());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    /** Reads each value, as an exporter does that writes it to a wire. */
    private record Exporter(Seen seen) implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            StringBuilder wire = new StringBuilder();
            spans.forEach(span -> span.getAttributes().forEach((key, value) -> wire.append(value)));
            spans.forEach(span -> seen.exported.add(span.getName()));
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private record Metrics(Seen seen) implements MetricExporter {

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            metrics.forEach(metric -> seen.metrics.add(metric.getName()));
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
