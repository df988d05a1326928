package io.github.perfectlap.report.otlp;

import io.github.perfectlap.report.TracedSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What came in, and who waits for it; its monitor guards everything in it. */
final class Received {

    private static final Logger LOGGER = Logger.getLogger(OtlpReceiver.class.getName());
    private static final int NAMES_SAID = 10;

    private final @Nullable Consumer<TracedSpan> consumer;
    private final List<TracedSpan> spans = new ArrayList<>();
    private long metrics;
    private long logs;
    private long refused;
    private long notHandedOn;

    Received(@Nullable Consumer<TracedSpan> consumer) {
        this.consumer = consumer;
    }

    void add(List<TracedSpan> batch) {
        if (consumer == null) {
            keep(batch);
            return;
        }
        for (TracedSpan span : batch) {
            handOn(span, consumer);
        }
    }

    private synchronized void keep(List<TracedSpan> batch) {
        spans.addAll(batch);
        notifyAll();
    }

    // The sender did nothing wrong: it must not be told to send the batch again.
    private void handOn(TracedSpan span, Consumer<TracedSpan> to) {
        try {
            to.accept(span);
        } catch (RuntimeException thrown) {
            if (countNotHandedOn() == 1) {
                LOGGER.log(Level.WARNING, "A received span was not taken; this is said once.", thrown);
            }
        }
    }

    private synchronized long countNotHandedOn() {
        return ++notHandedOn;
    }

    synchronized void countMetrics() {
        metrics++;
    }

    synchronized void countLogs() {
        logs++;
    }

    synchronized void countRefused() {
        refused++;
    }

    synchronized List<TracedSpan> spans() {
        return List.copyOf(spans);
    }

    synchronized long metrics() {
        return metrics;
    }

    synchronized long logs() {
        return logs;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long notHandedOn() {
        return notHandedOn;
    }

    synchronized List<TracedSpan> await(Predicate<List<TracedSpan>> condition, Duration atMost)
            throws InterruptedException {
        long start = System.nanoTime();
        int asked = -1;
        while (true) {
            if (asked != spans.size()) {
                asked = spans.size();
                List<TracedSpan> now = List.copyOf(spans);
                if (condition.test(now)) {
                    return now;
                }
            }
            long left = atMost.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                throw new IllegalStateException(notYet(atMost));
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
    }

    private String notYet(Duration atMost) {
        List<String> names =
                spans.stream().limit(NAMES_SAID).map(TracedSpan::name).toList();
        return "after "
                + atMost.toMillis()
                + " ms what was waited for is not there; came: "
                + spans.size()
                + " spans "
                + names
                + (spans.size() > NAMES_SAID ? " and more" : "")
                + ", refused: "
                + refused
                + " requests";
    }
}
