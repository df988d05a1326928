package io.github.perfectlap;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A tracing whose spans and metrics stay in memory, and whose clock the test moves. */
final class Recording implements Clock {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk;
    private long now =
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
    final Tracing tracing;

    Recording() {
        this(Sampler.alwaysOn());
    }

    Recording(TextMapPropagator propagator) {
        this(propagator, Sampler.alwaysOn());
    }

    Recording(Sampler sampler) {
        this(
                TextMapPropagator.composite(
                        W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance()),
                sampler);
    }

    private Recording(TextMapPropagator propagator, Sampler sampler) {
        var traces =
                SdkTracerProvider.builder().setSampler(sampler).addSpanProcessor(SimpleSpanProcessor.create(spans));
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(traces.build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .setPropagators(ContextPropagators.create(propagator))
                .build();
        tracing =
                Tracing.builder().openTelemetry(sdk).release("1.0").clock(this).build();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    void pass(Duration time) {
        now += time.toNanos();
    }

    List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    List<String> names() {
        return spans().stream().map(SpanData::getName).toList();
    }

    SpanData span(String name) {
        return spans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String parentOf(String name) {
        String parent = span(name).getParentSpanId();
        return spans().stream()
                .filter(span -> span.getSpanId().equals(parent))
                .map(SpanData::getName)
                .findFirst()
                .orElse("none");
    }

    <T> @Nullable T attribute(String name, AttributeKey<T> key) {
        return span(name).getAttributes().get(key);
    }

    @Nullable
    String outcome(String name) {
        return attribute(name, TransactionAttributes.OUTCOME);
    }

    MetricData metric(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
