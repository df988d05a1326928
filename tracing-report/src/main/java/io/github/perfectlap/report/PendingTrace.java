package io.github.perfectlap.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link TreePrinter} holds of one trace; used under the lock of {@link PendingTraces}. */
final class PendingTrace {

    private final int maxSpans;
    private final Map<String, String> openNames = new LinkedHashMap<>();
    private final List<TracedSpan> ended = new ArrayList<>();
    private boolean hasLocalRoot;
    private int openButNotKept;
    private int leftOut;

    PendingTrace(int maxSpans) {
        this.maxSpans = maxSpans;
    }

    // Spans are refused as they start, not as they end: parents start first, so what is kept
    // stays connected, and the root is always part of it.
    void started(String spanId, String name) {
        if (openNames.size() + ended.size() < maxSpans) {
            openNames.put(spanId, name);
        } else {
            openButNotKept++;
        }
    }

    void ended(TracedSpan span, boolean localRoot) {
        hasLocalRoot |= localRoot;
        boolean known = openNames.remove(span.spanId()) != null;
        if (known || (openButNotKept == 0 && ended.size() < maxSpans)) {
            ended.add(span);
            return;
        }
        openButNotKept = Math.max(0, openButNotKept - 1);
        leftOut++;
    }

    /** A local root is open for as long as it runs, so a quiet trace has none left to wait for. */
    boolean isQuiet() {
        return openNames.isEmpty() && openButNotKept == 0;
    }

    PrintedTrace printed(boolean drawnBefore) {
        return new PrintedTrace(
                List.copyOf(ended),
                drawnBefore && !hasLocalRoot,
                List.copyOf(openNames.values()),
                openButNotKept,
                leftOut);
    }
}
