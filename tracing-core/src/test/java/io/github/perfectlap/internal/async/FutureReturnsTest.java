package io.github.perfectlap.internal.async;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FutureReturnsTest {

    private static final int MANY = 5_000;

    private final RecordingEnd end = new RecordingEnd();
    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static void follow(Future<?> future, AsyncEnd end) {
        assertThat(AsyncReturns.observed(Future.class, future, end)).isSameAs(future);
    }

    @Test
    void future_notDone_isNotTold() {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        follow(task, end);

        assertThat(end.ends()).isEmpty();
        task.run();
    }

    @Test
    void future_doneLater_succeededWithItsResult() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Callable<String> work = () -> {
            begun.await();
            return "paid";
        };
        follow(executor.submit(work), end);
        begun.countDown();

        assertThat(end.await().ends()).containsExactly("succeeded paid");
    }

    @Test
    void future_doneAlready_isToldAtOnce() {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        task.run();
        follow(task, end);

        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    @Test
    void future_throws_failedWithTheCause() throws Exception {
        Callable<String> work = () -> {
            throw new IllegalStateException("declined");
        };
        follow(executor.submit(work), end);

        assertThat(end.await().ends()).containsExactly("failed declined");
    }

    @Test
    void future_cancelled_cancelled() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        follow(task, end);
        task.cancel(true);

        assertThat(end.await().ends()).containsExactly("cancelled");
    }

    @Test
    void forkJoinTask_succeeded() throws Exception {
        follow(ForkJoinPool.commonPool().submit(() -> "paid"), end);

        assertThat(end.await().ends()).containsExactly("succeeded paid");
    }

    @Test
    void callerInterrupted_staysSo() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        task.run();
        Thread.currentThread().interrupt();
        follow(task, end);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(end.await().ends()).containsExactly("succeeded paid");
    }

    @Test
    void watchingThreadInterrupted_goesOn() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        follow(task, end);
        watchingThreads().forEach(Thread::interrupt);
        task.run();

        assertThat(end.await().ends()).containsExactly("succeeded paid");
    }

    @Test
    void isDoneThrows_failedOnce_othersGoOn() throws Exception {
        RecordingEnd other = new RecordingEnd();
        follow(new Broken(false), end);
        follow(executor.submit(() -> "paid"), other);

        assertThat(end.await().ends()).containsExactly("failed broken");
        assertThat(other.await().ends()).containsExactly("succeeded paid");
    }

    @Test
    void getThrows_failedOnce() {
        follow(new Broken(true), end);

        assertThat(end.ends()).containsExactly("failed broken");
    }

    @Test
    void endThrows_othersGoOn() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        follow(task, new ThrowingEnd());
        follow(executor.submit(() -> "paid"), end);
        task.run();
        RecordingEnd later = new RecordingEnd();
        follow(executor.submit(() -> "sent"), later);

        assertThat(end.await().ends()).containsExactly("succeeded paid");
        assertThat(later.await().ends()).containsExactly("succeeded sent");
    }

    @Test
    void thousandsAtOnce_fromManyThreads_eachEndsOnce() throws Exception {
        List<RecordingEnd> ends = new ArrayList<>();
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int number = i;
            tasks.add(new FutureTask<>(() -> number));
            ends.add(new RecordingEnd());
        }
        Together.run(4, part -> {
            for (int i = part; i < MANY; i += 4) {
                follow(tasks.get(i), ends.get(i));
                executor.execute(tasks.get(i));
            }
        });
        for (int i = 0; i < MANY; i++) {
            assertThat(ends.get(i).await().ends()).containsExactly("succeeded " + i);
        }
    }

    @Test
    void doneAndGarbageBeforeItIsLookedAt_succeeded() {
        OpenFuture open = openAndLetGo(end);
        WeakReference<Object> collected = new WeakReference<>(new Object());
        while (!collected.refersTo(null)) {
            System.gc();
        }

        assertThat(open.hasEnded()).isTrue();
        assertThat(end.ends()).containsExactly("succeeded paid");
    }

    private static OpenFuture openAndLetGo(AsyncEnd end) {
        FutureTask<String> task = new FutureTask<>(() -> "paid");
        OpenFuture open = new OpenFuture(task, end, System.nanoTime());
        task.run();
        return open;
    }

    @Test
    void garbageAndNotDone_abandoned() throws Exception {
        FutureWatch watch = new FutureWatch(0);
        watch.watch(new FutureTask<>(() -> "paid"), end);
        while (!end.isTold()) {
            System.gc();
        }

        assertThat(end.ends()).containsExactly("abandoned");
    }

    @Test
    void nothingOpen_noThread() throws Exception {
        follow(executor.submit(() -> "paid"), end);
        end.await();
        for (Thread watching : watchingThreads()) {
            watching.join();
        }

        assertThat(watchingThreads()).isEmpty();
    }

    @Test
    void oneAfterTheOther_eachEnds() throws Exception {
        for (int round = 0; round < 200; round++) {
            RecordingEnd next = new RecordingEnd();
            FutureTask<Integer> task = new FutureTask<>(() -> 1);
            follow(task, next);
            task.run();
            assertThat(next.await().ends()).containsExactly("succeeded 1");
        }
    }

    private static List<Thread> watchingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(FutureWatch.THREAD))
                .toList();
    }

    /** A future that throws where none should. */
    private record Broken(boolean isDone) implements Future<String> {

        @Override
        public boolean isDone() {
            if (!isDone) {
                throw new IllegalStateException("broken");
            }
            return true;
        }

        @Override
        public String get() throws InterruptedException, ExecutionException {
            throw new IllegalStateException("broken");
        }

        @Override
        public String get(long timeout, TimeUnit unit)
                throws InterruptedException, ExecutionException, TimeoutException {
            return get();
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
