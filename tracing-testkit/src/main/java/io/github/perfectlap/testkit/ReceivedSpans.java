package io.github.perfectlap.testkit;

import static java.util.Comparator.comparingLong;

import io.github.perfectlap.report.TracedSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The spans of other processes; {@link SpanBook}'s monitor guards it. */
final class ReceivedSpans {

    // What an exporter sends again, because it missed the answer, is one span.
    private final Set<TracedSpan> spans = new LinkedHashSet<>();
    private final Map<TracedSpan, Integer> positions = new HashMap<>();

    void add(TracedSpan span) {
        if (spans.add(span)) {
            positions.clear();
        }
    }

    List<TracedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Position by the start that the other process gave; the last for a span that is not here. */
    int position(TracedSpan span) {
        if (positions.isEmpty()) {
            List<TracedSpan> byStart = new ArrayList<>(spans);
            byStart.sort(comparingLong(TracedSpan::startEpochNanos));
            byStart.forEach(each -> positions.put(each, positions.size()));
        }
        return positions.getOrDefault(span, spans.size());
    }
}
