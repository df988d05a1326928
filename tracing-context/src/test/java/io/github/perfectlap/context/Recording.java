package io.github.perfectlap.context;

import io.github.perfectlap.Tracing;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tracing whose spans stay in memory. */
public final class Recording {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();

    /** What is tested records here. */
    public final Tracing tracing = Tracing.builder()
            .openTelemetry(OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(spans))
                            .build())
                    .setPropagators(ContextPropagators.create(TextMapPropagator.composite(
                            W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance())))
                    .build())
            .release("1.0")
            .build();

    /** Names of the spans that ended, in the order in which they did. */
    public List<String> names() {
        return spans.getFinishedSpanItems().stream().map(SpanData::getName).toList();
    }

    /** The only span of that name. */
    public SpanData span(String name) {
        List<SpanData> found = spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " spans are named '" + name + "': " + names());
        }
        return found.get(0);
    }

    /** Name of the span above, or {@code none}. */
    public String parentOf(String name) {
        String parent = span(name).getParentSpanId();
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getSpanId().equals(parent))
                .map(SpanData::getName)
                .findFirst()
                .orElse("none");
    }

    /** What the only span of that name says of itself. */
    public <T> @Nullable T attribute(String name, AttributeKey<T> key) {
        return span(name).getAttributes().get(key);
    }
}
