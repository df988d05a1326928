package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TracedSpan;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The spans that the passing assertions of a test have found to be as expected. Thread-safe. */
final class Covered {

    private final Set<TracedSpan> spans = ConcurrentHashMap.newKeySet();
    private final Set<String> traceIds = ConcurrentHashMap.newKeySet();

    void add(List<TracedSpan> asExpected) {
        for (TracedSpan span : asExpected) {
            spans.add(span);
            traceIds.add(span.traceId());
        }
    }

    /** Likewise, where the assertion has not spoken of all that the traces may hold. */
    void addSome(List<TracedSpan> asExpected) {
        spans.addAll(asExpected);
    }

    boolean contains(TracedSpan span) {
        return spans.contains(span);
    }

    /** Whether the span is new in a trace that was as expected without it. */
    boolean isLate(TracedSpan span) {
        return traceIds.contains(span.traceId()) && !spans.contains(span);
    }
}
