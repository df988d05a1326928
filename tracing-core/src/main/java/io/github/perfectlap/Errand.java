package io.github.perfectlap;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Work on a daemon thread of its own, which is there only while there is something to do: an application that is
 * redeployed without closing us is not kept alive by it.
 */
final class Errand {

    /** What there is to do. */
    interface Work {

        /** Whether a thread is needed. */
        boolean isNeeded();

        /** Does some of it. */
        void doSome() throws InterruptedException;
    }

    private final String name;
    private final Work work;
    private final Problems problems;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile boolean isClosed;

    Errand(String name, Work work, Problems problems) {
        this.name = name;
        this.work = work;
        this.problems = problems;
    }

    /** Called where there is something to do. */
    void go() {
        if (!running.get() && !isClosed && running.compareAndSet(false, true)) {
            problems.guard("Starting a thread", this::start);
        }
    }

    private void start() {
        // Whatever thread-locals the application hands down to new threads are not for this one to keep.
        Thread made = new Thread(null, this::run, name, 0, false);
        made.setDaemon(true);
        thread = made;
        try {
            made.start();
        } catch (Throwable noThread) {
            running.set(false);
            throw noThread;
        }
    }

    private void run() {
        do {
            try {
                while (!isClosed && work.isNeeded()) {
                    work.doSome();
                }
            } catch (InterruptedException closed) {
                // Whoever closes it does not wait for what is left.
            } catch (Throwable fault) {
                problems.failed(name, fault);
            }
            running.set(false);
            // What came just before that found a thread running.
        } while (!isClosed && work.isNeeded() && running.compareAndSet(false, true));
    }

    /** Waits until the thread has ended by itself, as long as the limit says. */
    void await(Duration limit) {
        Thread last = thread;
        if (last != null && last != Thread.currentThread()) {
            try {
                last.join(limit.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Interrupts the thread, and waits for its end as long as the limit says. No other is started. */
    void close(Duration limit) {
        isClosed = true;
        Thread last = thread;
        if (last != null) {
            last.interrupt();
        }
        await(limit);
    }
}
