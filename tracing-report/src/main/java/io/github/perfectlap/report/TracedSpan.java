package io.github.perfectlap.report;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ended span, wherever it came from: this process's memory or the OTLP bytes of another.
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param spanId 16 lower-case hexadecimal digits
 * @param parentSpanId 16 lower-case hexadecimal digits, or empty for a root
 * @param startEpochNanos nanoseconds since 1970, by the clock of the process that recorded it
 * @param endEpochNanos likewise, not before the start
 * @param statusDescription empty where there is none
 * @param service {@code service.name} of the resource, empty where there is none
 * @param release {@code service.version} of the resource, empty where there is none
 * @param scope name of the instrumentation scope, empty where there is none
 */
public record TracedSpan(
        String traceId,
        String spanId,
        String parentSpanId,
        String name,
        SpanKind kind,
        long startEpochNanos,
        long endEpochNanos,
        StatusCode status,
        String statusDescription,
        Attributes attributes,
        List<Event> events,
        List<Link> links,
        String service,
        String release,
        String scope) {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> RELEASE = AttributeKey.stringKey("service.version");

    /** Something that happened at one moment of a span. */
    public record Event(String name, long epochNanos, Attributes attributes) {
        public Event {
            attributes = comparable(attributes);
        }

        private static Event of(EventData data) {
            return new Event(data.getName(), data.getEpochNanos(), data.getAttributes());
        }
    }

    /** A pointer from a span to one that is not its parent. */
    public record Link(String traceId, String spanId, Attributes attributes) {
        public Link {
            attributes = comparable(attributes);
        }

        private static Link of(LinkData data) {
            SpanContext target = data.getSpanContext();
            return new Link(target.getTraceId(), target.getSpanId(), data.getAttributes());
        }
    }

    public TracedSpan {
        requireNonNull(traceId, "traceId");
        requireNonNull(spanId, "spanId");
        requireNonNull(parentSpanId, "parentSpanId");
        requireNonNull(name, "name");
        attributes = comparable(attributes);
        events = List.copyOf(events);
        links = List.copyOf(links);
    }

    /** The span as OpenTelemetry's SDK hands it to processors and exporters. */
    public static TracedSpan of(SpanData data) {
        SpanContext parent = data.getParentSpanContext();
        return new TracedSpan(
                data.getTraceId(),
                data.getSpanId(),
                parent.isValid() ? parent.getSpanId() : "",
                data.getName(),
                data.getKind(),
                data.getStartEpochNanos(),
                data.getEndEpochNanos(),
                data.getStatus().getStatusCode(),
                data.getStatus().getDescription(),
                data.getAttributes(),
                data.getEvents().stream().map(Event::of).toList(),
                data.getLinks().stream().map(Link::of).toList(),
                orEmpty(data.getResource().getAttribute(SERVICE)),
                orEmpty(data.getResource().getAttribute(RELEASE)),
                data.getInstrumentationScopeInfo().getName());
    }

    // The SDK's own attributes can still change, and equal no others.
    private static Attributes comparable(Attributes attributes) {
        return attributes.toBuilder().build();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Whether the span has no parent at all. */
    public boolean isRoot() {
        return parentSpanId.isEmpty();
    }

    /** Time between start and end. */
    public Duration duration() {
        return Duration.ofNanos(endEpochNanos - startEpochNanos);
    }
}
