package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What few spans have: events, links, more attributes than there are slots, a status, a name that was changed, a
 * failure. Kept within OpenTelemetry's limits. Thread-safe.
 */
final class SpanDetails {

    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("exception.type");
    private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");
    private static final AttributeKey<String> STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

    private final SpanLimits limits;
    private final TextLimits texts;
    private final LimitedAttributes attributes;
    private final List<EventData> events = new ArrayList<>(0);
    private final List<LinkData> links = new ArrayList<>(0);
    private int totalEvents;
    private int totalLinks;
    private StatusData status = StatusData.unset();
    private @Nullable String name;
    private @Nullable Failure failure;
    private @Nullable TraceState traceState;
    private boolean endedFromOutside;

    SpanDetails(SpanLimits limits, Lap lap) {
        this.limits = limits;
        this.texts = new TextLimits(limits.getMaxAttributeValueLength(), lap);
        this.attributes = new LimitedAttributes(limits.getMaxNumberOfAttributes());
    }

    /**
     * Sets an attribute, as it is now.
     *
     * @param hasSlot whether it overwrites one that is in a slot
     * @return whether it is kept, at least in part
     */
    synchronized boolean attribute(AttributeKey<?> key, Object value, boolean hasSlot) {
        Object kept = texts.value(key.getType(), value);
        attributes.put(key, kept, hasSlot || OwnAttributes.isKnownAtStart(key.getKey()));
        return kept != null;
    }

    /** Counts an attribute that is not kept. */
    synchronized void attributeLeftOut() {
        attributes.countMissing(1);
    }

    /** Writes what is here over what was in slots. */
    synchronized void writeTo(LimitedAttributes all) {
        attributes.forEach(all::put);
        all.countMissing(attributes.total() - attributes.size());
    }

    synchronized void event(String event, Attributes what, long epochNanos) {
        totalEvents++;
        if (events.size() < limits.getMaxNumberOfEvents()) {
            Attributes kept = texts.attributes(what, limits.getMaxNumberOfAttributesPerEvent());
            keep(EventData.create(epochNanos, TextLimits.name(event), kept, what.size()));
        }
    }

    synchronized void exception(Throwable exception, Attributes more, long epochNanos) {
        totalEvents++;
        if (events.size() < limits.getMaxNumberOfEvents()) {
            LimitedAttributes all = new LimitedAttributes(limits.getMaxNumberOfAttributes());
            describe(exception, all);
            more.forEach((key, value) -> all.put(key, texts.value(key.getType(), value)));
            keep(ExceptionEventData.create(epochNanos, exception, all.immutable(), all.total()));
        }
    }

    private void describe(Throwable exception, LimitedAttributes all) {
        String type = exception.getClass().getCanonicalName();
        if (type != null) {
            all.put(TYPE, texts.text(type));
        }
        String message = exception.getMessage();
        if (message != null) {
            all.put(MESSAGE, texts.text(message));
        }
        all.put(STACKTRACE, texts.text(StackText.of(exception, texts.longest())));
    }

    /** An event takes as much room as its attributes have texts. */
    private void keep(EventData event) {
        if (texts.takesRoomFor(event)) {
            events.add(event);
        }
    }

    synchronized void link(SpanContext other, Attributes what) {
        totalLinks++;
        if (links.size() < limits.getMaxNumberOfLinks()) {
            Attributes kept = texts.attributes(what, limits.getMaxNumberOfAttributesPerLink());
            links.add(LinkData.create(SpanFace.plain(other), kept));
        }
    }

    /** As OpenTelemetry has it: ok is final, unset changes nothing, only an error has a description. */
    synchronized void status(StatusCode code, @Nullable String description) {
        if (status.getStatusCode() != StatusCode.OK && code != StatusCode.UNSET) {
            String reason = code == StatusCode.ERROR && description != null ? texts.ofAnyLength(description) : "";
            status = StatusData.create(code, reason);
        }
    }

    synchronized void rename(String to) {
        name = TextLimits.name(to);
    }

    /** The strongest reason stays. */
    synchronized void fail(Failure reason) {
        if (reason.replaces(failure)) {
            failure = reason;
        }
    }

    synchronized void traceState(TraceState state) {
        traceState = state;
    }

    synchronized @Nullable TraceState traceState() {
        return traceState;
    }

    /** Notes that the span was ended through OpenTelemetry's API, before the transaction or step was over. */
    synchronized void endFromOutside() {
        endedFromOutside = true;
    }

    synchronized boolean isEndedFromOutside() {
        return endedFromOutside;
    }

    synchronized @Nullable Failure failure() {
        return failure;
    }

    synchronized String nameOr(String original) {
        return name == null ? original : name;
    }

    synchronized List<EventData> events() {
        return List.copyOf(events);
    }

    synchronized int totalEvents() {
        return totalEvents;
    }

    synchronized List<LinkData> links() {
        return List.copyOf(links);
    }

    synchronized int totalLinks() {
        return totalLinks;
    }

    synchronized StatusData status() {
        return status;
    }
}
