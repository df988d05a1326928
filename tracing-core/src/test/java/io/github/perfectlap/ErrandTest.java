package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROUNDS = 5_000;

    private final LogLines log = new LogLines();
    private final Problems problems = new Problems();
    private final Piles piles = new Piles();
    private final Errand errand = new Errand("errand", piles, problems);

    @AfterEach
    void close() {
        errand.close(LIMIT);
        log.close();
    }

    @Test
    void workIsDone_threadEndsAndAnotherIsStartedForMore() throws Exception {
        piles.add(3);
        errand.go();
        assertNothingIsLeft();
        piles.add(1);
        errand.go();
        assertNothingIsLeft();
        assertThat(piles.threads)
                .hasSize(2)
                .allMatch(thread -> thread.isDaemon() && thread.getName().equals("errand"));
    }

    @Test
    void go_whileTheThreadIsAboutToEnd_nothingIsLeftLying() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            piles.add(1);
            errand.go();
            awaitWork();
        }
        assertNothingIsLeft();
    }

    @Test
    void workThatThrows_isCountedAndGoneOnWith() throws Exception {
        piles.fault = new NoClassDefFoundError();
        piles.add(3);
        errand.go();
        assertNothingIsLeft();
        assertThat(problems.count("errand")).isEqualTo(1);
    }

    @Test
    void close_whileItWorks_interruptsIt() throws Exception {
        piles.isEndless = true;
        piles.add(1);
        errand.go();
        assertThat(piles.begun.await(30, TimeUnit.SECONDS)).isTrue();
        errand.close(LIMIT);
        assertThat(piles.threads).noneMatch(Thread::isAlive);
        errand.go();
        assertThat(piles.threads).hasSize(1);
    }

    @Test
    void close_byTheThreadItself_doesNotWait() throws Exception {
        piles.atWork = () -> errand.close(LIMIT);
        piles.add(1);
        errand.go();
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws InterruptedException {
        awaitWork();
        for (Thread thread : piles.threads) {
            thread.join(LIMIT.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private void awaitWork() {
        while (piles.left.get() > 0) {
            Thread.onSpinWait();
        }
    }

    private static final class Piles implements Errand.Work {

        private final AtomicInteger left = new AtomicInteger();
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean isEndless;
        private volatile @Nullable Error fault;
        private volatile Runnable atWork = () -> {};

        void add(int count) {
            left.addAndGet(count);
        }

        @Override
        public boolean isNeeded() {
            return left.get() > 0;
        }

        @Override
        public void doSome() throws InterruptedException {
            threads.add(Thread.currentThread());
            begun.countDown();
            atWork.run();
            if (isEndless) {
                new CountDownLatch(1).await();
            }
            left.decrementAndGet();
            Error now = fault;
            fault = null;
            if (now != null) {
                throw now;
            }
        }
    }
}
