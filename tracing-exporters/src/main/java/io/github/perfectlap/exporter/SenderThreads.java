package io.github.perfectlap.exporter;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one sender: daemons that end soon when idle and at once when it is shut down. */
final class SenderThreads implements ThreadFactory {

    static final String NAME = "perfect-lap-otlp-";
    private static final int IDLE_SECONDS = 5;
    // More calls at a time would be more connections; they wait, and the wait counts.
    private static final int CALLS_AT_A_TIME = 5;

    private final AtomicInteger number = new AtomicInteger();
    // Both discard only after close(): who waits for a call has been told by then.
    private final ThreadPoolExecutor calls = new ThreadPoolExecutor(
            CALLS_AT_A_TIME,
            CALLS_AT_A_TIME,
            IDLE_SECONDS,
            SECONDS,
            new LinkedBlockingQueue<>(),
            this,
            new DiscardPolicy());
    // Unbounded, since the client's tasks are short and a call waits for them.
    private final ThreadPoolExecutor client = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, SECONDS, new SynchronousQueue<>(), this, new DiscardPolicy());

    SenderThreads() {
        calls.allowCoreThreadTimeOut(true);
    }

    Executor forCalls() {
        return calls;
    }

    Executor forClient() {
        return client;
    }

    void close() {
        calls.shutdownNow();
        client.shutdownNow();
    }

    @Override
    public Thread newThread(Runnable task) {
        // Without the inheritable thread-locals of whoever sends first.
        Thread thread = new Thread(null, task, NAME + number.incrementAndGet(), 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(SenderThreads.class.getClassLoader());
        return thread;
    }
}
