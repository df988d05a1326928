package io.github.perfectlap.examples.instrumentation;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what ended, whoever recorded it. */
final class EndedSpans implements SpanProcessor {

    private final List<TracedSpan> spans = new CopyOnWriteArrayList<>();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        spans.add(TracedSpan.of(span.toSpanData()));
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    /** The one trace there is. */
    TraceTree onlyTree() {
        List<TraceTree> trees = TraceTree.of(spans);
        if (trees.size() != 1) {
            throw new AssertionError("there should be one trace, but there are " + trees);
        }
        return trees.get(0);
    }
}
