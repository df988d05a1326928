package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keeps every span that starts and ends, and wakes who waits for that. Thread-safe. */
final class SpanBook implements SpanProcessor {

    /** How a wait ended. */
    enum Wait {
        DONE,
        TIME_OUT,
        /** The waiting thread is inside an open span, which can't end while the thread waits. */
        INSIDE,
        INTERRUPTED
    }

    private final Map<String, OpenSpan> open = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Thread> threads = new HashMap<>();
    private final List<TracedSpan> ended = new ArrayList<>();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        SpanContext id = span.getSpanContext();
        String thread = Thread.currentThread().getName();
        OpenSpan started = new OpenSpan(id, span.getName(), StartPlace.ofCaller(), thread);
        synchronized (this) {
            open.put(key(id), started);
            places.put(key(id), started.place());
            starts.put(key(id), starts.size());
            threads.put(key(id), Thread.currentThread());
        }
    }

    @Override
    public void onEnd(ReadableSpan span) {
        TracedSpan data = TracedSpan.of(span.toSpanData());
        synchronized (this) {
            ended.add(data);
            open.remove(key(span.getSpanContext()));
            notifyAll();
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    /** What has ended so far, in the order in which it started. */
    synchronized List<TracedSpan> ended() {
        return ended.stream()
                .sorted((a, b) -> Integer.compare(start(a), start(b)))
                .toList();
    }

    synchronized List<OpenSpan> open() {
        return List.copyOf(open.values());
    }

    /** Position of a span among all starts; the last where it was not seen here. */
    synchronized int start(TracedSpan span) {
        return starts.getOrDefault(key(span), Integer.MAX_VALUE);
    }

    /** Whether one thread has started both; false where that was not seen here. */
    synchronized boolean haveOneThread(TracedSpan span, TracedSpan other) {
        Thread thread = threads.get(key(span));
        return thread != null && thread == threads.get(key(other));
    }

    /** The user's line that started a span, or null if it was not seen here. */
    synchronized @Nullable String place(SpanContext id) {
        return places.get(key(id));
    }

    /** Likewise, in words. */
    synchronized String place(TracedSpan span) {
        return places.getOrDefault(key(span), "a place that was not seen");
    }

    /** Waits until nothing is open and the condition holds for what has ended. */
    synchronized Wait await(long limitNanos, Predicate<List<TracedSpan>> condition) {
        long deadline = System.nanoTime() + limitNanos;
        while (!open.isEmpty() || !condition.test(List.copyOf(ended))) {
            long left = deadline - System.nanoTime();
            if (isCallerInside()) {
                return Wait.INSIDE;
            }
            if (left <= 0) {
                return Wait.TIME_OUT;
            }
            if (!sleptUndisturbed(left)) {
                return Wait.INTERRUPTED;
            }
        }
        return Wait.DONE;
    }

    private boolean sleptUndisturbed(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isCallerInside() {
        return open.containsKey(key(Span.current().getSpanContext()));
    }

    private static String key(SpanContext id) {
        return id.getTraceId() + id.getSpanId();
    }

    private static String key(TracedSpan span) {
        return span.traceId() + span.spanId();
    }
}
