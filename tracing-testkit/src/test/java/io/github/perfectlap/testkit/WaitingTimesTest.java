package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long an assertion waits. Medians, since the machine has other things to do. */
@Tag("long")
class WaitingTimesTest {

    private static final Duration LATE = Duration.ofSeconds(3);

    private final ScheduledExecutorService other = Executors.newScheduledThreadPool(2);

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void hasShape_aStepIsMissing_isSaidWithin100MillisecondsOfTheLastEnd() throws Exception {
        Duration median = median(41, this::fromLastEndUntilSaid);
        System.out.printf(
                "a missing step is said %d µs after the trace is quiet (median of 41)%n", median.toNanos() / 1_000);
        assertThat(median).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    private Duration fromLastEndUntilSaid() throws Exception {
        try (CapturedTraces traces = CapturedTraces.create()) {
            Thread reader = Thread.currentThread();
            Step[] steps = traces.tracing().transaction("checkout").call(tx ->
                    new Step[] {tx.handOff("price"), tx.handOff("reserve")});
            Future<Long> price = other.submit(() -> endWhenItWaits(reader, steps[0]));
            Future<Long> reserve = other.submit(() -> endWhenItWaits(reader, steps[1]));
            assertThatThrownBy(() ->
                            assertThat(traces).hasShape("checkout\n  price [producer]\n  reserve [producer]\n  audit"))
                    .hasMessageContaining("MISSING  audit");
            return Duration.ofNanos(System.nanoTime() - Math.max(price.get(), reserve.get()));
        }
    }

    private static long endWhenItWaits(Thread reader, Step step) {
        while (reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        long now = System.nanoTime();
        end(step);
        return now;
    }

    @Test
    void hasShape_aSpanEndsThreeSecondsLate_takesNotMuchLonger() throws Exception {
        Duration median = median(5, this::untilTheLateOneHasEnded);
        System.out.printf("a span that ends after 3 s is waited for %d ms (median of 5)%n", median.toMillis());
        assertThat(median).isBetween(LATE, Duration.ofMillis(3_100));
    }

    private Duration untilTheLateOneHasEnded() {
        try (CapturedTraces traces = CapturedTraces.create()) {
            long start = System.nanoTime();
            Step publish = traces.tracing().transaction("checkout").call(tx -> tx.handOff("publish"));
            var unused = other.schedule(() -> end(publish), LATE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(traces).hasShape("checkout > publish [producer]");
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    private static void end(Step step) {
        step.complete();
        step.close();
    }

    private static Duration median(int rounds, Callable<Duration> round) throws Exception {
        Duration[] sorted = new Duration[rounds];
        for (int number = 0; number < rounds; number++) {
            sorted[number] = round.call();
        }
        Arrays.sort(sorted);
        return sorted[rounds / 2];
    }
}
