package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    // Positions among all starts and ends.
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private final Map<String, ReadableSpan> running = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new HashMap<>();
    private final List<TracedSpan> ended = new ArrayList<>();
    private final ReceivedSpans received = new ReceivedSpans();
    private final Set<String> traceIds = new HashSet<>();
    private final Set<String> parents = new HashSet<>();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        SpanContext id = span.getSpanContext();
        OpenSpan started = OpenSpan.of(span);
        synchronized (this) {
            open.put(key(id), started);
            places.put(key(id), started.place());
            starts.put(key(id), starts.size() + ends.size());
            running.put(key(id), span);
            traceIds.add(id.getTraceId());
            parents.add(key(span.getParentSpanContext()));
            threads.put(key(id), Thread.currentThread());
        }
    }

    @Override
    public void onEnd(ReadableSpan span) {
        TracedSpan data = TracedSpan.of(span.toSpanData());
        synchronized (this) {
            ended.add(data);
            open.remove(key(span.getSpanContext()));
            running.remove(key(span.getSpanContext()));
            ends.put(key(data), starts.size() + ends.size());
            notifyAll();
        }
    }

    /** Takes a span that another process has sent. */
    synchronized void receive(TracedSpan span) {
        received.add(span);
        notifyAll();
    }

    /** What other processes have sent. */
    synchronized List<TracedSpan> received() {
        return received.spans();
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    /** What has ended so far, in the order in which it started; what was received comes last. */
    synchronized List<TracedSpan> ended() {
        return Stream.concat(ended.stream(), received.spans().stream())
                .sorted((a, b) -> Integer.compare(start(a), start(b)))
                .toList();
    }

    synchronized List<OpenSpan> open() {
        return List.copyOf(open.values());
    }

    /** Likewise, and what has not ended as it is now. */
    List<TracedSpan> endedAndOpen() {
        List<ReadableSpan> unended;
        List<TracedSpan> spans;
        synchronized (this) {
            unended = List.copyOf(running.values());
            spans = new ArrayList<>(ended());
        }
        // Not under the lock: a span has one of its own, and may hold it while it ends.
        unended.forEach(span -> spans.add(TracedSpan.of(span.toSpanData())));
        spans.sort((a, b) -> Integer.compare(start(a), start(b)));
        return spans;
    }

    /** Position of a span among all starts and ends; what other processes started comes last, by their own clocks. */
    synchronized int start(TracedSpan span) {
        Integer seen = starts.get(key(span));
        return seen == null ? starts.size() + ends.size() + received.position(span) : seen;
    }

    /** Position of a span's end among all starts and ends; the last where it is open. */
    synchronized int end(TracedSpan span) {
        return ends.getOrDefault(key(span), Integer.MAX_VALUE);
    }

    synchronized boolean isSeen(TracedSpan span) {
        return starts.containsKey(key(span));
    }

    synchronized boolean isOpen(TracedSpan span) {
        return isSeen(span) && !ends.containsKey(key(span));
    }

    /** Whether one thread has started both; false where that was not seen here. */
    synchronized boolean haveOneThread(TracedSpan span, TracedSpan other) {
        Thread thread = threads.get(key(span));
        return thread != null && thread == threads.get(key(other));
    }

    /** The thread that has started a span; null where that was not seen here. */
    synchronized @Nullable Thread thread(TracedSpan span) {
        return threads.get(key(span));
    }

    /** The user's line that started a span, or null if it was not seen here. */
    synchronized @Nullable String place(SpanContext id) {
        return places.get(key(id));
    }

    /** Likewise, in words. */
    synchronized String place(TracedSpan span) {
        String elsewhere = "a place of '" + span.service() + "' that was not seen";
        return places.getOrDefault(key(span), elsewhere);
    }

    /** Whether a span of this trace has started here. */
    synchronized boolean hasTrace(String traceId) {
        return traceIds.contains(traceId);
    }

    /** What was sent off successfully, and neither has a span below it nor a link to it. */
    synchronized List<TracedSpan> unread() {
        Set<String> read = new HashSet<>(parents);
        List<TracedSpan> all = ended();
        all.forEach(span -> read.add(span.traceId() + span.parentSpanId()));
        all.forEach(span -> span.links().forEach(link -> read.add(link.traceId() + link.spanId())));
        return all.stream()
                .filter(span -> span.kind() == SpanKind.PRODUCER && span.status() != StatusCode.ERROR)
                .filter(span -> !read.contains(key(span)))
                .toList();
    }

    /** Lets those who wait look again. */
    synchronized void wake() {
        notifyAll();
    }

    /** Waits until nothing is open and the condition holds for what has ended. */
    synchronized Wait await(long limitNanos, Predicate<List<TracedSpan>> condition) {
        long deadline = System.nanoTime() + limitNanos;
        while (!open.isEmpty() || !condition.test(all())) {
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

    private List<TracedSpan> all() {
        return Stream.concat(ended.stream(), received.spans().stream()).toList();
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
