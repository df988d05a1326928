package io.github.perfectlap.weave;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** What a Tracing has recorded, as one line: {@code outer(part[IOException](part))}. */
final class RecordedTree implements AutoCloseable {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Tracing tracing;

    /** @param isJoined whether it records into an SDK that the application made */
    RecordedTree(boolean isJoined) {
        SpanProcessor processor = SimpleSpanProcessor.create(spans);
        tracing = isJoined ? joined(processor) : own(processor);
    }

    private static Tracing own(SpanProcessor processor) {
        return Tracing.builder()
                .withoutShutdownHook()
                .property("otel.traces.exporter", "none")
                .property("otel.metrics.exporter", "none")
                .processor(processor)
                .build();
    }

    private static Tracing joined(SpanProcessor processor) {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(processor).build())
                .build();
        return Tracing.builder().openTelemetry(sdk).build();
    }

    Tracing tracing() {
        return tracing;
    }

    /** The tree; several where there are several. */
    @Override
    public String toString() {
        return below("0000000000000000", spans.getFinishedSpanItems());
    }

    private static String below(String parent, List<SpanData> all) {
        return all.stream()
                .filter(span -> span.getParentSpanId().equals(parent))
                .map(span -> shown(span) + inBrackets(below(span.getSpanId(), all)))
                .collect(joining(", "));
    }

    private static String inBrackets(String children) {
        return children.isEmpty() ? "" : "(" + children + ")";
    }

    private static String shown(SpanData span) {
        String error = span.getAttributes().get(TransactionAttributes.ERROR_TYPE);
        return span.getName() + (error == null ? "" : "[" + error.substring(error.lastIndexOf('.') + 1) + "]");
    }

    @Override
    public void close() {
        tracing.close();
    }
}
