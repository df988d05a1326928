package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinishedTransactionsTest {

    private static final long NOW = TimeUnit.DAYS.toNanos(20_000);

    private final FinishedTransactions finished = new FinishedTransactions();

    private @Nullable Ending end(long trace, boolean isFinal) {
        return finished.end(trace, trace, "checkout", isFinal, NOW);
    }

    @Test
    void end_nothingSampledNorMeasured_theOldestMakesRoom() {
        Recording recording = new Recording(Mode.OWN, builder -> builder.property("otel.traces.sampler", "always_off")
                .withoutGoldenSignals());
        BusinessTransaction ship = recording.tracing.transaction("ship").finishes();
        Passport arrived = new Passport("checkout", 1, "", 1, 2);
        LongStream.concat(LongStream.range(0, 100_000), LongStream.range(95_000, 100_000))
                .forEach(trace -> {
                    UnsampledLap part = new UnsampledLap(ship, arrived, SpanKind.INTERNAL, Context.root());
                    part.join(0, trace, TraceState.getDefault());
                    recording.pass(Duration.ofMillis(100));
                    part.endNow();
                });
        assertThat(recording.sum("perfectlap.transaction.duplicates")).isGreaterThan(4_900);
        recording.tracing.close();
    }

    @Test
    void end_again_isADuplicate() {
        assertThat(end(1, true)).isNull();
        assertThat(end(1, true)).isEqualTo(Ending.DUPLICATE);
        assertThat(end(1, false)).isEqualTo(Ending.DUPLICATE);
    }

    @Test
    void end_afterFailures_recoversOnce() {
        assertThat(end(1, false)).isNull();
        assertThat(end(1, false)).isEqualTo(Ending.DUPLICATE);
        assertThat(end(1, true)).isEqualTo(Ending.RECOVERED);
        assertThat(end(1, true)).isEqualTo(Ending.DUPLICATE);
    }

    @Test
    void end_otherHalfOrName_isAnother() {
        assertThat(end(1, true)).isNull();
        assertThat(finished.end(1, 2, "checkout", true, NOW)).isNull();
        assertThat(finished.end(2, 1, "checkout", true, NOW)).isNull();
        assertThat(finished.end(1, 1, "refund", true, NOW)).isNull();
    }

    @Test
    void end_thousandsSince_isStillKnown() {
        Random random = new Random(5);
        long[] traces = random.longs(30_000).toArray();
        int time = 0;
        for (long trace : traces) {
            assertThat(finished.end(trace, ~trace, "checkout", true, NOW + TimeUnit.SECONDS.toNanos(time++)))
                    .isNull();
        }
        long known = 0;
        for (long trace : traces) {
            known += finished.end(trace, ~trace, "checkout", true, NOW) == Ending.DUPLICATE ? 1 : 0;
        }
        assertThat(known).isGreaterThan(29_000);
    }

    @Test
    void end_hundredsOfThousands_forgetsTheOldest() {
        for (long trace = 0; trace < 8 * FinishedTransactions.PLACES; trace++) {
            assertThat(finished.end(trace, trace, "checkout", true, NOW + TimeUnit.MILLISECONDS.toNanos(trace)))
                    .isNull();
        }
        assertThat(end(8 * FinishedTransactions.PLACES - 1, true)).isEqualTo(Ending.DUPLICATE);
        assertThat(end(0, true)).isNull();
    }

    @Test
    void end_burstInOneSecond_knowsWhatHasJustCome() {
        for (long trace = 0; trace < 2 * FinishedTransactions.PLACES; trace++) {
            assertThat(end(trace, true)).isNull();
        }
        long last = 2 * FinishedTransactions.PLACES;
        assertThat(LongStream.range(last - 5_000, last)
                        .filter(trace -> end(trace, true) == Ending.DUPLICATE)
                        .count())
                .isGreaterThan(4_400);
    }

    @Test
    void end_clockSetBack_isKnownAllTheSame() {
        assertThat(end(1, true)).isNull();
        assertThat(finished.end(1, 1, "checkout", true, NOW - TimeUnit.DAYS.toNanos(3)))
                .isEqualTo(Ending.DUPLICATE);
    }

    @Test
    void end_byThreeThreadsAtOnce_isOneEnd() throws Exception {
        int rounds = 20_000;
        // So few in each that none has to make room.
        FinishedTransactions[] tables =
                Stream.generate(FinishedTransactions::new).limit(10).toArray(FinishedTransactions[]::new);
        CyclicBarrier barrier = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<boolean[]> all = () -> {
                boolean[] firsts = new boolean[rounds];
                for (int round = 0; round < rounds; round++) {
                    if (round % 100 == 0) {
                        barrier.await();
                    }
                    firsts[round] = tables[round % 10].end(round, round, "checkout", true, NOW) == null;
                }
                return firsts;
            };
            List<Future<boolean[]>> answers =
                    Stream.of(all, all, all).map(threads::submit).toList();
            boolean[][] firsts = {
                answers.get(0).get(), answers.get(1).get(), answers.get(2).get()
            };
            assertThat(IntStream.range(0, rounds))
                    .allMatch(round -> Stream.of(firsts).filter(of -> of[round]).count() == 1);
        } finally {
            threads.shutdownNow();
        }
    }
}
