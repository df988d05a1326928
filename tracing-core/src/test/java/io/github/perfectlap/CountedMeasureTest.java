package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class CountedMeasureTest {

    private static final long MILLI = 1_000_000;

    private final SteppedClock clock = new SteppedClock();
    private final CountedMeasure measure = new CountedMeasure("checkout", clock);

    @Test
    void ended_fourThreads_countsAndSumsExactly() {
        Threads.run(4, () -> endMany(100_000));
        Durations ok = measure.duration(Verdict.OK);
        assertThat(ok.count()).isEqualTo(400_000);
        assertThat(ok.seconds()).isEqualTo(1_200);
        assertThat(ok.explicitCounts()).startsWith(400_000L);
        assertThat(measure.inFlight()).isZero();
    }

    @Test
    void ended_outcomes_areToldApart() {
        for (Verdict verdict : Verdict.values()) {
            measure.ended(verdict, 7 * MILLI, false, clock.nanoTime(), null);
            assertThat(measure.duration(verdict).count()).isEqualTo(1);
        }
    }

    @Test
    void ended_whole_isAlsoEndToEnd() {
        measure.ended(Verdict.OK, 7 * MILLI, true, clock.nanoTime(), null);
        assertThat(measure.duration(Verdict.OK).explicitCounts())
                .isEqualTo(measure.endToEnd(Verdict.OK).explicitCounts());
        assertThat(measure.endToEnd(Verdict.OK).explicitCounts()).startsWith(0L, 1L, 0L);
    }

    @Test
    void ended_part_isNotEndToEnd() {
        measure.ended(Verdict.OK, 7 * MILLI, false, clock.nanoTime(), null);
        assertThat(measure.duration(Verdict.OK).count()).isEqualTo(1);
        assertThat(measure.endToEnd(Verdict.OK).count()).isZero();
    }

    @Test
    void finished_fromElsewhere_isOnlyEndToEnd() {
        measure.started(clock.nanoTime());
        measure.finished(Verdict.EXPLICIT, 3_000 * MILLI, clock.nanoTime(), null);
        assertThat(measure.endToEnd(Verdict.EXPLICIT).seconds()).isEqualTo(3);
        assertThat(measure.duration(Verdict.EXPLICIT).count()).isZero();
        assertThat(measure.inFlight()).isEqualTo(1);
    }

    @Test
    void ended_negativeDuration_countsAsNone() {
        measure.ended(Verdict.OK, -5, true, clock.nanoTime(), null);
        measure.finished(Verdict.OK, Long.MAX_VALUE, clock.nanoTime(), null);
        assertThat(measure.endToEnd(Verdict.OK).seconds()).isZero();
        assertThat(measure.endToEnd(Verdict.OK).explicitCounts().get(0)).isEqualTo(2);
    }

    @Test
    void finished_sumBeyondALongOfNanos_goesOnGrowing() {
        for (int i = 0; i < 100; i++) {
            measure.finished(Verdict.OK, 300_000_000_000L * MILLI, clock.nanoTime(), null);
        }
        assertThat(measure.endToEnd(Verdict.OK).seconds()).isEqualTo(3e10);
    }

    @Test
    void startedAndEnded_warm_allocateNothing() {
        endMany(50_000);
        measuredBytes(1);
        assertThat(measuredBytes(10_000)).isZero();
    }

    @Test
    void memory_ofAName_ofOneThreadAndOfMany_isBounded() {
        LongAdder bytes = new LongAdder();
        AtomicReference<CountedMeasure> made = new AtomicReference<>(measure);
        Threads.run(1, () -> bytes.add(allocated(() -> made.set(new CountedMeasure("checkout", clock)))));
        Threads.run(1, () -> bytes.add(allocated(() -> endFromTenToAHundredMillis(made.getPlain()))));
        assertThat(bytes.sum()).isLessThan(14_000);
        Threads.run(64, () -> bytes.add(allocated(() -> endFromTenToAHundredMillis(made.getPlain()))));
        assertThat(bytes.sum()).isLessThan(40_000);
    }

    private static void endFromTenToAHundredMillis(CountedMeasure used) {
        for (int millis = 10; millis <= 100; millis++) {
            used.started(1);
            used.ended(Verdict.OK, millis * MILLI, true, 1, null);
        }
    }

    private static long allocated(Runnable body) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        body.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private long measuredBytes(int times) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        endMany(times);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void endMany(int times) {
        for (int i = 0; i < times; i++) {
            measure.started(clock.nanoTime());
            measure.ended(Verdict.OK, 3 * MILLI, true, clock.nanoTime(), null);
        }
    }
}
