package io.github.perfectlap.internal.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.IntConsumer;

/** Threads that do the same at the same time. */
final class Together {

    private Together() {}

    /** Runs a body on so many threads, which get the numbers from 0 up, and comes back when all have. */
    static void run(int count, IntConsumer body) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int own = number;
            threads.add(new Thread(() -> {
                await(start);
                body.accept(own);
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
