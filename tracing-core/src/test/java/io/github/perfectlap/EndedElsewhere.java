package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.Consumer;

/** Looks at each span that ended on a thread of its own, and waits for that, as an exporter may. */
record EndedElsewhere(Consumer<ReadableSpan> look) implements SpanProcessor {

    EndedElsewhere(Runnable look) {
        this(span -> look.run());
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        Threads.run(1, () -> look.accept(span));
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
