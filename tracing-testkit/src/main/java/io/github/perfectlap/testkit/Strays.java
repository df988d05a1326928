package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Logger;

/** Spans that came through the global instance and belong to no test. Thread-safe. */
final class Strays implements SpanProcessor {

    static final Strays OF_PROCESS = new Strays();

    private static final Logger logger = Logger.getLogger(CapturedTraces.class.getName());
    private static final int MAX_LINES = 10;

    private final OpenTelemetrySdk sdk = CaptureSdk.writingTo(this);
    private final Deque<String> lines = new ArrayDeque<>();
    private int count;

    /** Where they are recorded, so that code under test finds nothing unusual. */
    OpenTelemetrySdk openTelemetry() {
        return sdk;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String line = OpenSpan.of(span).text();
        synchronized (this) {
            count++;
            if (lines.size() < MAX_LINES) {
                lines.add(line);
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }

    /** Tells of those that have come since this was called last. */
    void report() {
        String text = take();
        if (!text.isEmpty()) {
            logger.warning(text);
        }
    }

    /** What is to be told of them, or empty; they are forgotten then. */
    synchronized String take() {
        if (count == 0) {
            return "";
        }
        String text = text(count, List.copyOf(lines));
        count = 0;
        lines.clear();
        return text;
    }

    private static String text(int count, List<String> lines) {
        StringBuilder text = new StringBuilder(count == 1 ? "1 span belongs" : count + " spans belong")
                .append(" to no test, and no test has seen it:\n");
        lines.forEach(line -> text.append("  ")
                .append(DifferenceKind.STRAY.column())
                .append(line)
                .append('\n'));
        int more = count - lines.size();
        return text.append(more > 0 ? "  and " + more + " more\n" : "")
                .append("Hand the context on to the thread, such as by Context.taskWrapping(executor).")
                .toString();
    }
}
