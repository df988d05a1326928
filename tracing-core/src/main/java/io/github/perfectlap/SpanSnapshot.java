package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of a span as it was at one moment. It holds nothing of the transaction that it was taken from. */
final class SpanSnapshot implements SpanData {

    private final String name;
    private final SpanKind kind;
    private final SpanContext ids;
    private final SpanContext parentIds;
    private final long startNanos;
    private final long endNanos;
    private final Attributes attributes;
    private final int totalAttributes;
    private final List<EventData> events;
    private final int totalEvents;
    private final List<LinkData> links;
    private final int totalLinks;
    private final StatusData status;
    private final Resource resource;

    SpanSnapshot(OwnSpan span, LimitedAttributes attributes, @Nullable SpanDetails details) {
        this.name = span.getName();
        this.kind = span.getKind();
        this.ids = span.face().toSpanContext();
        this.parentIds = SpanFace.plain(span.getParentSpanContext());
        this.startNanos = span.startNanos();
        this.endNanos = span.endNanos();
        this.attributes = attributes.immutable();
        this.totalAttributes = attributes.total();
        this.events = details == null ? List.of() : details.events();
        this.totalEvents = details == null ? 0 : details.totalEvents();
        this.links = details == null ? List.of() : details.links();
        this.totalLinks = details == null ? 0 : details.totalLinks();
        this.status = details == null ? StatusData.unset() : details.status();
        this.resource = span.recorder().resource();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public SpanKind getKind() {
        return kind;
    }

    @Override
    public SpanContext getSpanContext() {
        return ids;
    }

    @Override
    public SpanContext getParentSpanContext() {
        return parentIds;
    }

    @Override
    public StatusData getStatus() {
        return status;
    }

    @Override
    public long getStartEpochNanos() {
        return startNanos;
    }

    @Override
    public long getEndEpochNanos() {
        return endNanos;
    }

    @Override
    public boolean hasEnded() {
        return endNanos != 0;
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return totalAttributes;
    }

    @Override
    public List<EventData> getEvents() {
        return events;
    }

    @Override
    public int getTotalRecordedEvents() {
        return totalEvents;
    }

    @Override
    public List<LinkData> getLinks() {
        return links;
    }

    @Override
    public int getTotalRecordedLinks() {
        return totalLinks;
    }

    @Override
    @Deprecated
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return InstrumentationLibraryInfo.create(Tracing.SCOPE, null);
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return OwnRecorder.SCOPE;
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public String toString() {
        return "Span{" + name + ", " + kind + ", traceId=" + ids.getTraceId() + ", spanId=" + ids.getSpanId()
                + ", parentSpanId=" + parentIds.getSpanId() + ", status=" + status + ", attributes=" + attributes
                + ", events=" + events + ", links=" + links + ", startEpochNanos=" + startNanos
                + ", endEpochNanos=" + endNanos + "}";
    }
}
