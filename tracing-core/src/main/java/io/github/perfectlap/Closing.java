package io.github.perfectlap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shuts an SDK down once; everybody who asks for that waits until it is done, or a limit is reached. */
final class Closing {

    private final Problems problems;
    private final Runnable shutdown;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    Closing(Problems problems, Runnable shutdown) {
        this.problems = problems;
        this.shutdown = shutdown;
    }

    void within(Duration limit) {
        problems.guard("Closing", this::begin);
        if (!isDone(limit)) {
            problems.report(
                    "closing takes long",
                    "Closing was not done after " + limit.toSeconds()
                            + " s; what is not exported when the JVM ends is lost");
        }
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            // The SDK leaves buffers in the thread-locals of whoever closes it, and on a pooled thread they
            // would hold the class loader of an application that is gone.
            Thread closing = new Thread(this::run, "perfect-lap-close");
            closing.setDaemon(true);
            closing.start();
        }
    }

    private void run() {
        problems.guard("Closing", shutdown::run);
        done.countDown();
    }

    /** An interrupt does not end the wait: it is for the caller's work, and spans would be lost by it. */
    private boolean isDone(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
