package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real threads, a real clock, and a pool that serves eight orders at a time: the forecast is what then happens. */
@Tag("long")
class PoolLoadTest {

    private static final int CAPACITY = 8;
    private static final Duration SERVICE = Duration.ofMillis(20);

    private final Semaphore pool = new Semaphore(CAPACITY, true);
    private final Tracing tracing = Tracing.builder()
            .withoutShutdownHook()
            .property("otel.traces.exporter", "none")
            .property("otel.metrics.exporter", "none")
            .build();
    private final BusinessTransaction checkout = tracing.transaction("checkout").capacity(CAPACITY);

    @AfterEach
    void close() {
        tracing.close();
    }

    private void serve() {
        checkout.run(tx -> {
            pool.acquireUninterruptibly();
            try {
                LockSupport.parkNanos(SERVICE.toNanos());
            } finally {
                pool.release();
            }
        });
    }

    /** So many orders one after the other on each of some threads, with pauses that make them come at random. */
    private void load(int threads, Duration time, long pauseNanos) {
        long end = System.nanoTime() + time.toNanos();
        Threads.run(threads, () -> {
            while (System.nanoTime() < end) {
                serve();
                LockSupport.parkNanos(
                        pauseNanos == 0 ? 0 : ThreadLocalRandom.current().nextLong(2 * pauseNanos));
            }
        });
    }

    @Test
    void throughputLimit_atAThirdOfTheLoad_isWhatTheFullPoolThenReaches() {
        load(16, Duration.ofSeconds(15), Duration.ofMillis(100).toNanos());
        double forecast = checkout.goldenSignals().throughputLimit().orElseThrow();
        double before = checkout.goldenSignals().endedPerSecond();
        long ended = checkout.goldenSignals().ended();
        long start = System.nanoTime();
        load(64, Duration.ofSeconds(10), 0);
        double measured = (checkout.goldenSignals().ended() - ended) * 1e9 / (System.nanoTime() - start);
        assertThat(before).isLessThan(0.6 * measured);
        assertThat(forecast).isCloseTo(measured, Percentage.withPercentage(15));
    }
}
