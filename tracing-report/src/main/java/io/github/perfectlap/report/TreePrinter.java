package io.github.perfectlap.report;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Draws each transaction as text at the moment in which this process has nothing of it open.
 *
 * <p>For development: the drawing is made and written by the thread that ends the last span. Spans
 * that start after their trace was drawn are drawn as an addition. Several threads may write at
 * once; each drawing is one call.
 */
public final class TreePrinter implements SpanProcessor {

    private static final Logger LOGGER = Logger.getLogger(TreePrinter.class.getName());
    private static final int MAX_TRACES = 1_000;
    private static final int MAX_SPANS = 1_000;

    private final Consumer<String> output;
    private final PendingTraces traces;
    private final AtomicLong failures = new AtomicLong();

    private TreePrinter(Consumer<String> output, PendingTraces traces) {
        this.output = requireNonNull(output, "output");
        this.traces = traces;
    }

    /** Writes to a stream such as {@code System.out}. */
    public static TreePrinter to(PrintStream stream) {
        requireNonNull(stream, "stream");
        return to((Consumer<String>) stream::print);
    }

    /** Hands each drawing, which ends with a line feed, to something of the caller's. */
    public static TreePrinter to(Consumer<String> output) {
        return new TreePrinter(output, new PendingTraces(MAX_TRACES, MAX_SPANS));
    }

    /**
     * A new printer with the same output and other limits; 1,000 and 1,000 if nothing is said.
     *
     * @param maxTraces that may be open at once; the oldest beyond it is drawn as far as it is
     * @param maxSpans of a trace; those started beyond it are only counted
     */
    public TreePrinter withLimits(int maxTraces, int maxSpans) {
        requireOne("maxTraces", maxTraces);
        requireOne("maxSpans", maxSpans);
        return new TreePrinter(output, new PendingTraces(maxTraces, maxSpans));
    }

    @Override
    public void onStart(Context parentContext, ReadWriteSpan span) {
        SpanContext own = span.getSpanContext();
        draw(() -> traces.started(own.getTraceId(), own.getSpanId(), span.getName()));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        SpanContext parent = span.getParentSpanContext();
        boolean localRoot = !parent.isValid() || parent.isRemote();
        draw(() -> traces.ended(TracedSpan.of(span.toSpanData()), localRoot));
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    /** Draws what is still open, as far as it is. */
    @Override
    public CompletableResultCode shutdown() {
        draw(traces::rest);
        return CompletableResultCode.ofSuccess();
    }

    /** How many drawings did not reach the output because something threw. */
    public long failures() {
        return failures.get();
    }

    private void draw(Supplier<List<PrintedTrace>> ready) {
        guarded(() -> ready.get().forEach(trace -> guarded(() -> output.accept(trace.text()))));
    }

    // Business code stands above this call, so even an Error of the output ends here.
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            if (failures.getAndIncrement() == 0) {
                LOGGER.log(Level.WARNING, "A trace could not be drawn; this is said once.", thrown);
            }
        }
    }

    private static void requireOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
        }
    }
}
