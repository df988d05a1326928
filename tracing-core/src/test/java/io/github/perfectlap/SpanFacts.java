package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that an exporter can see of a span, in a form in which two can be compared, whoever made them. */
record SpanFacts(
        String name,
        SpanKind kind,
        Ids ids,
        Ids parent,
        StatusData status,
        Map<AttributeKey<?>, Object> attributes,
        int totalAttributes,
        List<Event> events,
        int totalEvents,
        List<Link> links,
        int totalLinks,
        long start,
        long end,
        boolean hasEnded,
        InstrumentationScopeInfo scope,
        Resource resource) {

    record Ids(String trace, String span, String flags, Map<String, String> state, boolean isRemote, boolean isValid) {

        static Ids of(SpanContext context) {
            return new Ids(
                    context.getTraceId(),
                    context.getSpanId(),
                    context.getTraceFlags().asHex(),
                    context.getTraceState().asMap(),
                    context.isRemote(),
                    context.isValid());
        }
    }

    record Event(
            String name,
            long at,
            Map<AttributeKey<?>, Object> attributes,
            int total,
            int dropped,
            @Nullable Throwable exception) {

        static Event of(EventData event) {
            return new Event(
                    event.getName(),
                    event.getEpochNanos(),
                    map(event.getAttributes()),
                    event.getTotalAttributeCount(),
                    event.getDroppedAttributesCount(),
                    event instanceof ExceptionEventData thrown ? thrown.getException() : null);
        }
    }

    record Link(Ids ids, Map<AttributeKey<?>, Object> attributes, int total) {

        static Link of(LinkData link) {
            return new Link(Ids.of(link.getSpanContext()), map(link.getAttributes()), link.getTotalAttributeCount());
        }
    }

    static SpanFacts of(SpanData data) {
        return new SpanFacts(
                data.getName(),
                data.getKind(),
                Ids.of(data.getSpanContext()),
                Ids.of(data.getParentSpanContext()),
                data.getStatus(),
                map(data.getAttributes()),
                data.getTotalAttributeCount(),
                data.getEvents().stream().map(Event::of).toList(),
                data.getTotalRecordedEvents(),
                data.getLinks().stream().map(Link::of).toList(),
                data.getTotalRecordedLinks(),
                data.getStartEpochNanos(),
                data.getEndEpochNanos(),
                data.hasEnded(),
                data.getInstrumentationScopeInfo(),
                data.getResource());
    }

    /** What a processor reads off a span, besides its data. */
    static List<Object> read(ReadableSpan span) {
        return List.of(
                of(span.toSpanData()),
                span.getName(),
                span.getKind(),
                Ids.of(span.getSpanContext()),
                Ids.of(span.getParentSpanContext()),
                map(span.getAttributes()),
                span.getLatencyNanos(),
                span.hasEnded(),
                span.getInstrumentationScopeInfo());
    }

    /**
     * A {@code Value} that is a text, a number or a list of such is that text, number or list, as everywhere in
     * OpenTelemetry but in the SDK's span after its end.
     */
    static Map<AttributeKey<?>, Object> map(Attributes attributes) {
        return new HashMap<>(Attributes.builder().putAll(attributes).build().asMap());
    }

    /** The same with attributes for which there is room whatever the limit. */
    SpanFacts plus(Attributes more) {
        Map<AttributeKey<?>, Object> all = new HashMap<>(attributes);
        all.putAll(more.asMap());
        return new SpanFacts(
                name,
                kind,
                ids,
                parent,
                status,
                all,
                totalAttributes + more.size(),
                events,
                totalEvents,
                links,
                totalLinks,
                start,
                end,
                hasEnded,
                scope,
                resource);
    }
}
