package io.github.perfectlap.examples.messaging;

import static io.github.perfectlap.TransactionAttributes.PASSPORT_PROBLEM;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tracing whose spans and metrics stay in memory. */
final class Memory {

    private final AwaitedSpans spans = new AwaitedSpans();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
                    W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
            .build();
    final Tracing tracing = Tracing.builder().openTelemetry(sdk).release("1.0").build();

    List<SpanData> spans() {
        return spans.ended();
    }

    List<String> names() {
        return spans().stream().map(SpanData::getName).toList();
    }

    /** Waits until that many of a name have ended. */
    List<SpanData> all(String name, int count) {
        List<SpanData> found = spans.await(name, count);
        if (found.size() != count) {
            throw new AssertionError(found.size() + " spans are named '" + name + "': " + names());
        }
        return found;
    }

    SpanData only(String name) {
        return all(name, 1).get(0);
    }

    <T> @Nullable T attribute(String name, AttributeKey<T> key) {
        return only(name).getAttributes().get(key);
    }

    /** The one trace there is. */
    TraceTree onlyTree() {
        List<TraceTree> trees =
                TraceTree.of(spans().stream().map(TracedSpan::of).toList());
        if (trees.size() != 1) {
            throw new AssertionError("there should be one trace, but there are " + trees);
        }
        return trees.get(0);
    }

    /** How often the metric counted a passport with that problem. */
    long problems(String reason) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("perfectlap.passport.problems"))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .filter(point -> reason.equals(point.getAttributes().get(PASSPORT_PROBLEM)))
                .mapToLong(point -> point.getValue())
                .sum();
    }
}
