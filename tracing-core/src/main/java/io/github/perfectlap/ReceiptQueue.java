package io.github.perfectlap;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Receipts on their way to the application's own channel, which is called on a thread of its own: however slow it is,
 * no business code waits for it. What there is no room for is lost, and counted.
 */
final class ReceiptQueue implements Errand.Work {

    static final int ROOM = 8192;

    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final String LAST = "";

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(ROOM);
    private final Consumer<String> channel;
    private final HandOffMetrics metrics;
    private final Problems problems;
    private final Errand errand;
    private volatile boolean isClosed;
    private volatile boolean isOver;

    ReceiptQueue(Consumer<String> channel, HandOffMetrics metrics, Problems problems) {
        this.channel = channel;
        this.metrics = metrics;
        this.problems = problems;
        this.errand = new Errand("perfect-lap-receipts", this, problems);
    }

    void send(HandOffId id) {
        if (isClosed || !lines.offer(Receipt.of(id))) {
            lose(isClosed ? "closed" : "full", 1);
        } else {
            errand.go();
        }
    }

    @Override
    public boolean isNeeded() {
        return !lines.isEmpty();
    }

    @Override
    public void doSome() throws InterruptedException {
        String line = next();
        while (line != null && !line.equals(LAST)) {
            send(line);
            line = isOver ? null : next();
        }
    }

    private @Nullable String next() throws InterruptedException {
        return lines.poll(LINGER.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void send(String line) {
        try {
            channel.accept(line);
        } catch (Throwable fault) {
            lose("failed", 1);
            problems.failed("Sending a receipt", fault);
        }
    }

    private void lose(String reason, int count) {
        metrics.lostReceipt(reason, count);
        if (reason.equals("full")) {
            problems.report(
                    "receipts lost",
                    "The channel for receipts is slower than receipts come: more than " + ROOM + " wait, and the"
                            + " newest are lost. Their senders will report hand-offs as abandoned that are not");
        }
    }

    /** Sends what waits, as far as that takes no longer than a second; the rest is lost. */
    void close() {
        isClosed = true;
        var unused = lines.offer(LAST);
        errand.await(CLOSE_LIMIT);
        isOver = true;
        errand.close(CLOSE_LIMIT);
        lines.removeIf(LAST::equals);
        if (!lines.isEmpty()) {
            lose("closed", lines.size());
        }
    }
}
