package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TracedSpan;
import org.jspecify.annotations.Nullable;

/**
 * When spans started and ended: by their places among all starts and ends where these were seen,
 * since clocks tie, and by the clock where not.
 *
 * @param book null where the spans were recorded elsewhere
 */
record Moments(@Nullable SpanBook book) {

    static Moments of(@Nullable CapturedTraces capture) {
        return new Moments(capture == null ? null : capture.book());
    }

    /** Position of a span among all starts; equal where it isn't known. */
    int start(TracedSpan span) {
        return book == null ? 0 : book.start(span);
    }

    /** Whether it has not ended. */
    boolean isOpen(TracedSpan span) {
        return book != null && book.isOpen(span);
    }

    /** The user's line that started a span. */
    String place(TracedSpan span) {
        return book == null ? "a place that was not seen" : book.place(span);
    }

    /** The thread that started a span; null where that isn't known. */
    @Nullable
    Thread thread(TracedSpan span) {
        return book == null ? null : book.thread(span);
    }

    /** Whether there was a time at which both ran. */
    boolean overlap(TracedSpan one, TracedSpan other) {
        if (book != null && book.isSeen(one) && book.isSeen(other)) {
            return book.start(one) < book.end(other) && book.start(other) < book.end(one);
        }
        return one.startEpochNanos() < other.endEpochNanos() && other.startEpochNanos() < one.endEpochNanos();
    }
}
