package io.github.perfectlap.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class JdkHttpSenderShutdownTest {

    private final Receiver receiver = Receiver.start();
    private final Settings settings = Settings.of(receiver);
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch testEnded = new CountDownLatch(1);

    JdkHttpSenderShutdownTest() throws IOException {}

    @AfterEach
    void stop() {
        testEnded.countDown();
        receiver.close();
    }

    @Test
    void shutdown_whileSending_failsTheSendAtOnce() throws InterruptedException {
        receiver.thenAnswer(hang());
        JdkHttpSender sender = settings.sender();
        Ended ended = Ended.sending(sender, "spans");
        arrived.await();

        CompletableResultCode shutdown = sender.shutdown().join(10, TimeUnit.SECONDS);

        assertThat(shutdown.isSuccess()).isTrue();
        assertThat(ended.await().failure()).hasMessageContaining("sender was shut down");
        assertThat(ended.calls()).isOne();
    }

    @Test
    void shutdown_whileWaitingToTryAgain_failsTheSendAtOnce() {
        settings.retryPolicy =
                RetryPolicy.builder().setInitialBackoff(Duration.ofHours(1)).build();
        settings.timeout = Duration.ofHours(1);
        receiver.thenAnswer(Receiver.statusAndRetryAfter(503, "3600"));
        JdkHttpSender sender = settings.sender();
        Ended ended = Ended.sending(sender, "spans");

        sender.shutdown().join(10, TimeUnit.SECONDS);

        assertThat(ended.await().failure()).hasMessageContaining("sender was shut down");
    }

    @Test
    void shutdown_whileCallsWaitForAThread_failsThemAll() throws InterruptedException {
        IntStream.range(0, 5).forEach(hanging -> receiver.thenAnswer(hang()));
        JdkHttpSender sender = settings.sender();
        List<Ended> all =
                IntStream.range(0, 50).mapToObj(i -> Ended.sending(sender, "m")).toList();
        arrived.await();

        sender.shutdown().join(10, TimeUnit.SECONDS);

        assertThat(all).allSatisfy(ended -> assertThat(ended.await().calls()).isOne());
    }

    @Test
    void shutdown_twice_isTheSame() {
        JdkHttpSender sender = settings.sender();

        assertThat(sender.shutdown()).isSameAs(sender.shutdown());
        assertThat(sender.shutdown().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
    }

    @Test
    void send_afterShutdown_fails() {
        JdkHttpSender sender = settings.sender();
        sender.shutdown().join(10, TimeUnit.SECONDS);

        assertThat(Ended.sending(sender, "late").await().failure()).hasMessageContaining("sender was shut down");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void send_thousandOnManyThreads_eachCalledBackOnce() throws InterruptedException {
        JdkHttpSender sender = settings.sender();
        ExecutorService callers = Executors.newFixedThreadPool(20);

        List<Ended> all = callers
                .invokeAll(IntStream.range(0, 1000)
                        .<Callable<Ended>>mapToObj(i -> () -> Ended.sending(sender, "message " + i))
                        .toList())
                .stream()
                .map(JdkHttpSenderShutdownTest::ended)
                .toList();

        assertThat(all).allSatisfy(ended -> assertThat(ended.await().status()).isEqualTo(200));
        sender.shutdown().join(10, TimeUnit.SECONDS);
        callers.shutdown();
        assertThat(all).allSatisfy(ended -> assertThat(ended.calls()).isOne());
        assertThat(receiver.received()).hasSize(1000);
    }

    @Test
    void shutdown_sixTimes_leavesNoThreadOfOurs() throws InterruptedException {
        for (int round = 0; round < 6; round++) {
            settings.send("spans");
        }

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(SenderThreads.NAME)) {
                // Long for a thread that was told to end, short for one that waits to become idle.
                thread.join(2000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Ended ended(Future<Ended> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException thrown) {
            throw new AssertionError(thrown);
        }
    }

    private HttpHandler hang() {
        return exchange -> {
            arrived.countDown();
            try {
                testEnded.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
