package io.github.perfectlap;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Several threads that do the same. */
final class Threads {

    private Threads() {}

    /** Runs a body on so many threads at the same time, and comes back when all have. */
    static void run(int count, Runnable body) {
        run(Stream.generate(() -> new Thread(body)).limit(count).toList());
    }

    /** Starts threads, and comes back when all have ended. */
    static void run(List<Thread> threads) {
        threads.forEach(Thread::start);
        threads.forEach(Threads::join);
    }

    /** Runs threads, and gives what they died of. */
    static List<Throwable> failuresOf(List<Thread> threads) {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((dying, thrown) -> failures.add(thrown)));
        run(threads);
        return failures;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
