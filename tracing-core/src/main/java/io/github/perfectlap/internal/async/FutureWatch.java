package io.github.perfectlap.internal.async;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when futures are done, which they tell nobody: one thread looks at all of them. It is there while any is
 * open, and a moment longer; an application that is gone is not kept in memory by it.
 */
final class FutureWatch {

    static final String THREAD = "perfect-lap-futures";

    /** For every future in the process. */
    static final FutureWatch OF_ALL = new FutureWatch(TimeUnit.SECONDS.toNanos(5));

    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Queue<OpenFuture> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isRunning = new AtomicBoolean();
    private final long keptNanos;
    private volatile @Nullable Thread resting;

    /** @param keptNanos how long a future is kept from becoming garbage */
    FutureWatch(long keptNanos) {
        this.keptNanos = keptNanos;
    }

    /** Tells the end of a future: at once where it is done already. */
    void watch(Future<?> future, AsyncEnd end) {
        OpenFuture open = new OpenFuture(future, end, System.nanoTime());
        // What is asked of an interrupted thread may throw for that reason alone.
        if (!Thread.currentThread().isInterrupted() && open.hasEnded()) {
            return;
        }
        arrived.add(open);
        wake();
    }

    private void wake() {
        Thread sleeper = resting;
        if (sleeper != null) {
            resting = null;
            LockSupport.unpark(sleeper);
        }
        if (!isRunning.get() && isRunning.compareAndSet(false, true)) {
            start();
        }
    }

    private void start() {
        try {
            // Neither thread-locals nor the class loader of whoever came first are for this one to keep.
            Thread made = new Thread(null, this::run, THREAD, 0, false);
            made.setDaemon(true);
            made.setContextClassLoader(FutureWatch.class.getClassLoader());
            made.start();
        } catch (Throwable noThread) {
            // The next future tries again, for all of them.
            isRunning.set(false);
        }
    }

    private void run() {
        do {
            try {
                lookWhileOpen(new FutureRounds(keptNanos));
            } finally {
                isRunning.set(false);
            }
            // What came just before that found a thread running.
        } while (!arrived.isEmpty() && isRunning.compareAndSet(false, true));
    }

    private void lookWhileOpen(FutureRounds rounds) {
        while (takeIn(rounds) || !rounds.isEmpty() || takeInLater(rounds)) {
            rest(rounds.restNanos());
            takeIn(rounds);
            rounds.look(System.nanoTime());
        }
    }

    private boolean takeIn(FutureRounds rounds) {
        boolean isAny = false;
        for (OpenFuture next = arrived.poll(); next != null; next = arrived.poll()) {
            rounds.add(next);
            isAny = true;
        }
        return isAny;
    }

    /** Methods are often called one after the other, and a thread for each costs more than one that waits a little. */
    private boolean takeInLater(FutureRounds rounds) {
        rest(IDLE_NANOS);
        return takeIn(rounds);
    }

    private void rest(long nanos) {
        // An interrupt is not for this thread, and would keep it from resting.
        Thread.interrupted();
        if (nanos <= SHORT_NANOS) {
            LockSupport.parkNanos(this, nanos);
            return;
        }
        resting = Thread.currentThread();
        if (arrived.isEmpty()) {
            LockSupport.parkNanos(this, nanos);
        }
        resting = null;
    }
}
