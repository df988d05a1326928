package io.github.perfectlap.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The traces of which something is open, in the order in which they began; safe for threads. */
final class PendingTraces {

    private final int maxTraces;
    private final int maxSpans;
    private final Map<String, PendingTrace> traces = new LinkedHashMap<>();
    private final Set<String> drawn = new LinkedHashSet<>();

    PendingTraces(int maxTraces, int maxSpans) {
        this.maxTraces = maxTraces;
        this.maxSpans = maxSpans;
    }

    /** Gives back what has to be drawn now. */
    synchronized List<PrintedTrace> started(String traceId, String spanId, String name) {
        List<PrintedTrace> ready = new ArrayList<>();
        trace(traceId, ready).started(spanId, name);
        return ready;
    }

    /** Gives back what has to be drawn now. */
    synchronized List<PrintedTrace> ended(TracedSpan span, boolean localRoot) {
        List<PrintedTrace> ready = new ArrayList<>();
        PendingTrace trace = trace(span.traceId(), ready);
        trace.ended(span, localRoot);
        if (trace.isQuiet()) {
            traces.remove(span.traceId());
            ready.add(printed(span.traceId(), trace));
        }
        return ready;
    }

    synchronized List<PrintedTrace> rest() {
        List<PrintedTrace> rest = new ArrayList<>();
        traces.forEach((traceId, trace) -> rest.add(printed(traceId, trace)));
        traces.clear();
        return rest;
    }

    private PendingTrace trace(String traceId, List<PrintedTrace> ready) {
        PendingTrace known = traces.get(traceId);
        if (known != null) {
            return known;
        }
        if (traces.size() >= maxTraces) {
            ready.add(oldest());
        }
        PendingTrace fresh = new PendingTrace(maxSpans);
        traces.put(traceId, fresh);
        return fresh;
    }

    private PrintedTrace oldest() {
        Iterator<Map.Entry<String, PendingTrace>> oldestFirst =
                traces.entrySet().iterator();
        Map.Entry<String, PendingTrace> oldest = oldestFirst.next();
        oldestFirst.remove();
        return printed(oldest.getKey(), oldest.getValue());
    }

    private PrintedTrace printed(String traceId, PendingTrace trace) {
        boolean drawnBefore = !drawn.add(traceId);
        if (drawn.size() > maxTraces) {
            drawn.remove(drawn.iterator().next());
        }
        return trace.printed(drawnBefore);
    }
}
