package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.List;

/** A processor that does something to each span when it starts, and notes all it can see when it ends. */
final class SpanWatch implements SpanProcessor {

    private final boolean seesStarts;
    private final List<List<Object>> ended = new ArrayList<>();
    private List<Operation> atStart = List.of();
    private int starts;

    SpanWatch(boolean seesStarts) {
        this.seesStarts = seesStarts;
    }

    void reset(List<Operation> operations) {
        atStart = operations;
        starts = 0;
        ended.clear();
    }

    int starts() {
        return starts;
    }

    /** What was seen of each span that ended. */
    List<List<Object>> ended() {
        return ended;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        starts++;
        atStart.forEach(operation -> operation.on(span));
    }

    @Override
    public boolean isStartRequired() {
        return seesStarts;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        ended.add(SpanFacts.read(span));
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
