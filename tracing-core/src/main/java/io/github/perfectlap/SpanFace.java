package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What OpenTelemetry's own API sees of a recorded transaction or step: its span, and the ids of that. Made when
 * somebody asks; it does what the SDK's own span does.
 */
final class SpanFace implements ReadWriteSpan, SpanContext {

    private final OwnSpan span;
    private @Nullable String spanText;
    private volatile @Nullable SpanDetails details;

    SpanFace(OwnSpan span) {
        this.span = span;
    }

    OwnSpan span() {
        return span;
    }

    /** Where what few spans have is kept; made when the first of it comes. */
    SpanDetails details() {
        SpanDetails known = details;
        return known == null ? makeDetails() : known;
    }

    private synchronized SpanDetails makeDetails() {
        SpanDetails known = details;
        if (known == null) {
            known = new SpanDetails(span.recorder().limits(), span.lap());
            details = known;
        }
        return known;
    }

    @Nullable
    SpanDetails detailsOrNull() {
        return details;
    }

    @Override
    public String getTraceId() {
        return span.lap().traceId();
    }

    @Override
    public String getSpanId() {
        String known = spanText;
        if (known == null) {
            known = Hex.spanId(span.spanId());
            spanText = known;
        }
        return known;
    }

    @Override
    public TraceFlags getTraceFlags() {
        return span.flags();
    }

    @Override
    public TraceState getTraceState() {
        return span.traceState();
    }

    @Override
    public boolean isSampled() {
        return span.isSampled();
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public SpanContext getSpanContext() {
        return this;
    }

    /** As OpenTelemetry makes one; what is exported holds it rather than the span. */
    SpanContext toSpanContext() {
        return SpanContext.create(getTraceId(), getSpanId(), getTraceFlags(), getTraceState());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SpanContext ids && toSpanContext().equals(plain(ids)));
    }

    /** The ids alone, without the span whose they are. */
    static SpanContext plain(SpanContext ids) {
        return ids instanceof SpanFace face ? face.toSpanContext() : ids;
    }

    @Override
    public int hashCode() {
        return toSpanContext().hashCode();
    }

    @Override
    public boolean isRecording() {
        return span.isRecording();
    }

    @Override
    public <T> Span setAttribute(AttributeKey<T> key, @Nullable T value) {
        span.set(key, value);
        return this;
    }

    @Override
    public Span addEvent(String name, Attributes attributes) {
        span.event(name, attributes);
        return this;
    }

    @Override
    public Span addEvent(String name, Attributes attributes, long timestamp, TimeUnit unit) {
        if (unit != null) {
            span.problems().guard("Adding an event", () -> span.addEvent(name, attributes, unit.toNanos(timestamp)));
        }
        return this;
    }

    @Override
    public Span setStatus(StatusCode code, @Nullable String description) {
        if (code != null && span.isRecording()) {
            span.change(details -> details.status(code, description));
        }
        return this;
    }

    @Override
    public Span recordException(Throwable exception, Attributes more) {
        if (exception != null && span.isRecording()) {
            Attributes known = more == null ? Attributes.empty() : more;
            span.problems().guard("Recording an exception", () -> describe(exception, known));
        }
        return this;
    }

    private void describe(Throwable exception, Attributes more) {
        long now = span.lap().nowNanos();
        span.change(details -> details.exception(exception, more, now));
    }

    @Override
    public Span updateName(String name) {
        if (name != null && span.isRecording()) {
            span.change(details -> details.rename(name));
        }
        return this;
    }

    @Override
    public Span addLink(SpanContext other, Attributes attributes) {
        span.problems().guard("Adding a link", () -> span.addLink(other, attributes));
        return this;
    }

    @Override
    public void end() {
        end(0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void end(long timestamp, TimeUnit unit) {
        if (span.markSpanEnded()) {
            details().endFromOutside();
            long at = unit == null ? timestamp : unit.toNanos(timestamp);
            span.endSpan(timestamp == 0 ? span.lap().nowNanos() : at);
        }
    }

    @Override
    public SpanContext getParentSpanContext() {
        return span.getParentSpanContext();
    }

    @Override
    public String getName() {
        return span.getName();
    }

    @Override
    public SpanData toSpanData() {
        return span.toSpanData();
    }

    @Override
    @Deprecated
    public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
        return span.getInstrumentationLibraryInfo();
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return span.getInstrumentationScopeInfo();
    }

    @Override
    public boolean hasEnded() {
        return span.hasEnded();
    }

    @Override
    public long getLatencyNanos() {
        return span.getLatencyNanos();
    }

    @Override
    public SpanKind getKind() {
        return span.getKind();
    }

    @Override
    public <T> @Nullable T getAttribute(AttributeKey<T> key) {
        return span.getAttribute(key);
    }

    @Override
    public Attributes getAttributes() {
        return span.getAttributes();
    }

    @Override
    public String toString() {
        return span.toString();
    }
}
