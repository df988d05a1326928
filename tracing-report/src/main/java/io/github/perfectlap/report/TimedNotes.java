package io.github.perfectlap.report;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands behind a node's time: how it ended, how long it waited, where it ran. */
record TimedNotes(boolean ids, boolean kinds) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int LINKS_NAMED = 3;
    private static final int LONGEST = 60;

    List<String> of(TraceNode node) {
        TracedSpan span = node.span();
        List<String> notes = new ArrayList<>();
        notes.add(kinds && span.kind() != SpanKind.INTERNAL ? lower(span.kind()) : "");
        notes.add(ending(span));
        notes.add(again(span));
        notes.add(wait(span));
        notes.add(clocks(span));
        notes.add(place(node));
        notes.add(node.isOrphan() ? "(parent elsewhere)" : "");
        notes.add(links(node.links()));
        notes.add(ids ? span.spanId() : "");
        notes.removeIf(String::isEmpty);
        return notes;
    }

    private static String lower(SpanKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String ending(TracedSpan span) {
        if (SpanFacts.failed(span)) {
            return ("FAILED " + clipped(SpanFacts.reason(span))).strip();
        }
        Outcome outcome = SpanFacts.outcome(span);
        return outcome == null ? "" : outcome.text();
    }

    private static String wait(TracedSpan span) {
        Duration wait = SpanFacts.seconds(span, TransactionAttributes.QUEUE_WAIT);
        return wait == null ? "" : "waited " + Milliseconds.text(wait.toNanos());
    }

    private static String again(TracedSpan span) {
        if (isSaid(span, TransactionAttributes.DUPLICATE)) {
            return "came again";
        }
        return isSaid(span, TransactionAttributes.RECOVERED) ? "recovered" : "";
    }

    private static String clocks(TracedSpan span) {
        Double skew = span.attributes().get(TransactionAttributes.CLOCK_SKEW);
        if (skew == null || skew.isNaN()) {
            return "";
        }
        return "sender's clock "
                + (isSaid(span, TransactionAttributes.CLOCK_SKEW_SUSPECTED) ? "perhaps " : "")
                + Milliseconds.text(Math.abs(Math.round(skew * NANOS_PER_SECOND)))
                + (skew > 0 ? " ahead" : " behind");
    }

    private static boolean isSaid(TracedSpan span, AttributeKey<Boolean> key) {
        return Boolean.TRUE.equals(span.attributes().get(key));
    }

    private static String place(TraceNode node) {
        TraceNode parent = node.parent();
        String own = serviceAndRelease(node.span());
        return parent != null && own.equals(serviceAndRelease(parent.span())) ? "" : clipped(own);
    }

    private static String serviceAndRelease(TracedSpan span) {
        return (span.service() + " " + span.release()).strip();
    }

    private static String links(List<TraceLink> links) {
        if (links.isEmpty()) {
            return "";
        }
        List<String> named =
                links.stream().limit(LINKS_NAMED).map(TimedNotes::target).toList();
        int more = links.size() - named.size();
        return "linked to " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String target(TraceLink link) {
        @Nullable TraceNode target = link.target();
        return target == null ? "a span elsewhere" : clipped(target.name());
    }

    /** On one line, without anything a terminal would obey, and not longer than a line can bear. */
    static String clipped(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST - 1) : text;
        return Quoted.printable(start) + (start.length() < text.length() ? "…" : "");
    }
}
