package io.github.perfectlap;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tracing whose spans and metrics stay in memory, and whose clock the test moves. */
final class Recording implements Clock {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private long now =
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
    final Tracing tracing;

    Recording() {
        this(Mode.OWN);
    }

    Recording(Mode mode) {
        this(mode, builder -> {});
    }

    Recording(Mode mode, Consumer<TracingBuilder> more) {
        TracingBuilder builder = mode == Mode.OWN ? own() : joined(propagators(), Sampler.alwaysOn());
        more.accept(builder);
        tracing = builder.release("1.0").clock(this).build();
    }

    Recording(TextMapPropagator propagator) {
        tracing = joined(propagator, Sampler.alwaysOn())
                .release("1.0")
                .clock(this)
                .build();
    }

    Recording(Sampler sampler) {
        tracing = joined(propagators(), sampler).release("1.0").clock(this).build();
    }

    /** Of which the sampler keeps nothing. */
    static Recording sampledOut() {
        return new Recording("always_off");
    }

    /** Objects of our own, with a sampler of OpenTelemetry's by its configured name. */
    Recording(String sampler) {
        tracing = own().property("otel.traces.sampler", sampler)
                .release("1.0")
                .clock(this)
                .build();
    }

    private static TextMapPropagator propagators() {
        return TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    }

    /** What keeps nothing that it records. */
    static TracingBuilder builder(Mode mode) {
        return mode == Mode.OWN
                ? Tracing.builder()
                        .withoutShutdownHook()
                        .property("otel.traces.exporter", "none")
                        .property("otel.metrics.exporter", "none")
                : Tracing.builder()
                        .openTelemetry(OpenTelemetrySdk.builder()
                                .setTracerProvider(SdkTracerProvider.builder().build())
                                .setPropagators(ContextPropagators.create(propagators()))
                                .build());
    }

    private TracingBuilder own() {
        return Tracing.builder()
                .withoutShutdownHook()
                .processor(SimpleSpanProcessor.create(new KeptAfterClose(spans)))
                .metricReader(metrics);
    }

    private TracingBuilder joined(TextMapPropagator propagator, Sampler sampler) {
        return Tracing.builder()
                .openTelemetry(OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .setSampler(sampler)
                                .addSpanProcessor(SimpleSpanProcessor.create(spans))
                                .build())
                        .setMeterProvider(SdkMeterProvider.builder()
                                .registerMetricReader(metrics)
                                .build())
                        .setPropagators(ContextPropagators.create(propagator))
                        .build());
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

    /** How many transactions a histogram of ours has. */
    long count(String metric, String name, String outcome) {
        return points("perfectlap.transaction." + metric, name, outcome)
                .mapToLong(HistogramPointData::getCount)
                .sum();
    }

    /** What they sum up to. */
    double seconds(String metric, String name, String outcome) {
        return points("perfectlap.transaction." + metric, name, outcome)
                .mapToDouble(HistogramPointData::getSum)
                .sum();
    }

    /** What a counter of ours has come to, whatever its attributes. */
    long sum(String metric) {
        return metrics(metric)
                .flatMap(found -> found.getLongSumData().getPoints().stream())
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    /** The attributes with which a counter of ours counted. */
    List<Attributes> attributesOf(String metric) {
        return metrics(metric)
                .flatMap(found -> found.getLongSumData().getPoints().stream())
                .map(LongPointData::getAttributes)
                .toList();
    }

    long inFlight(String name) {
        return metrics("perfectlap.transaction.in_flight")
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> name.equals(point.getAttributes().get(TransactionAttributes.NAME)))
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    /** What a gauge of ours says of a transaction, or not a number. */
    double gauge(String metric, String name) {
        return metrics("perfectlap.transaction." + metric)
                .flatMap(found -> found.getDoubleGaugeData().getPoints().stream())
                .filter(point -> name.equals(point.getAttributes().get(TransactionAttributes.NAME)))
                .mapToDouble(DoublePointData::getValue)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** How many steps a histogram of ours has. */
    long stepCount(String metric, String step, boolean isFailed) {
        return metrics("perfectlap.step." + metric)
                .flatMap(found -> found.getHistogramData().getPoints().stream())
                .filter(point -> step.equals(point.getAttributes().get(TransactionAttributes.STEP_NAME)))
                .filter(point ->
                        Boolean.valueOf(isFailed).equals(point.getAttributes().get(TransactionAttributes.STEP_FAILED)))
                .mapToLong(HistogramPointData::getCount)
                .sum();
    }

    private Stream<HistogramPointData> points(String metric, String name, String outcome) {
        return metrics(metric)
                .flatMap(found -> found.getHistogramData().getPoints().stream())
                .filter(point -> name.equals(point.getAttributes().get(TransactionAttributes.NAME)))
                .filter(point -> outcome.equals(point.getAttributes().get(TransactionAttributes.OUTCOME)));
    }

    private Stream<MetricData> metrics(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name));
    }

    MetricData metric(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
