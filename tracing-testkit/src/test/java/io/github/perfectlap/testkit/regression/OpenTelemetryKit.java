package io.github.perfectlap.testkit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.assertj.SpanDataAssert;
import io.opentelemetry.sdk.testing.assertj.TraceAssert;
import io.opentelemetry.sdk.testing.assertj.TracesAssert;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The same expectation in OpenTelemetry's own kit, in its ordered form and as strong as that can be: names,
 * parents, kinds, exact attributes, status, events and links of every span, of exactly one trace.
 */
final class OpenTelemetryKit {

    private OpenTelemetryKit() {}

    /** What it says of a recording; null if that passes. */
    static @Nullable String messageOf(PlannedStep recorded) {
        InMemorySpanExporter exporter = InMemorySpanExporter.create();
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
        Recording.Unended open = new Recording(sdk).record(recorded);
        List<List<SpanData>> traces = traces(exporter.getFinishedSpanItems());
        open.close();
        AssertionError failure = catchThrowableOfType(AssertionError.class, () -> TracesAssert.assertThat(traces)
                .hasTracesSatisfyingExactly(OpenTelemetryKit::check));
        return failure == null ? null : failure.toString();
    }

    private static List<List<SpanData>> traces(List<SpanData> spans) {
        Map<String, List<SpanData>> traces = new LinkedHashMap<>();
        spans.stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .forEach(span -> traces.computeIfAbsent(span.getTraceId(), id -> new ArrayList<>())
                        .add(span));
        return List.copyOf(traces.values());
    }

    private static void check(TraceAssert trace) {
        List<PlannedStep> steps = Checkout.planned().all();
        List<Consumer<SpanDataAssert>> checks = new ArrayList<>();
        for (PlannedStep step : steps) {
            checks.add(span -> check(span, step, steps, trace));
        }
        trace.hasSpansSatisfyingExactly(checks);
    }

    private static void check(SpanDataAssert span, PlannedStep step, List<PlannedStep> steps, TraceAssert trace) {
        span.hasName(step.name).hasKind(step.kind).hasStatus(StatusData.unset()).hasEnded();
        span.hasAttributes(step.attributes);
        span.hasEventsSatisfying(
                events -> assertThat(events).extracting(EventData::getName).isEqualTo(step.events));
        span.hasLinks(step.links.stream()
                .map(name -> LinkData.create(context(trace.getSpan(position(name, steps)))))
                .toList());
        if (step == steps.get(0)) {
            span.hasNoParent();
        } else {
            span.hasParent(trace.getSpan(steps.indexOf(step.parent())));
        }
    }

    private static SpanContext context(SpanData span) {
        return span.getSpanContext();
    }

    private static int position(String name, List<PlannedStep> steps) {
        return steps.stream().map(step -> step.name).toList().indexOf(name);
    }
}
