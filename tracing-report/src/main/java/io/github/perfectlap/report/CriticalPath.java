package io.github.perfectlap.report;

import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.common.AttributeKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way that a transaction took to its end: from process to process, each time from the arrival
 * of a message to the sending of the next. What else ran beside it delayed nobody.
 */
record CriticalPath(Duration work, Duration waits) {

    /** The way to the span in which the transaction ended. */
    static CriticalPath to(TraceNode finish) {
        long work = 0;
        long waits = 0;
        long end = finish.span().endEpochNanos();
        @Nullable TraceNode next = finish;
        while (next != null) {
            TraceNode entry = entryOf(next);
            long start = entry.span().startEpochNanos();
            long wait = waitOf(entry);
            work += Math.max(0, end - start);
            waits += wait;
            end = start - wait + aheadOf(entry);
            next = entry.parent();
        }
        return new CriticalPath(Duration.ofNanos(work), Duration.ofNanos(waits));
    }

    /** Where the transaction came into the process: the nearest node above that had to wait. */
    private static TraceNode entryOf(TraceNode node) {
        TraceNode entry = node;
        for (TraceNode above = entry.parent(); above != null && !hasWaited(entry); above = entry.parent()) {
            entry = above;
        }
        return entry;
    }

    private static boolean hasWaited(TraceNode node) {
        return node.span().attributes().get(TransactionAttributes.QUEUE_WAIT) != null;
    }

    private static long waitOf(TraceNode entry) {
        return nanos(entry, TransactionAttributes.QUEUE_WAIT);
    }

    /** How far the sender's clock, by which its spans are, is known to be ahead. */
    private static long aheadOf(TraceNode entry) {
        return nanos(entry, TransactionAttributes.CLOCK_SKEW);
    }

    private static long nanos(TraceNode node, AttributeKey<Double> key) {
        Duration seconds = SpanFacts.seconds(node.span(), key);
        return seconds == null ? 0 : seconds.toNanos();
    }
}
