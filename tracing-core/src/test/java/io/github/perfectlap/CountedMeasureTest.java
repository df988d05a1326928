package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class CountedMeasureTest {

    private static final long MILLI = 1_000_000;

    private final CountedMeasure measure = new CountedMeasure("checkout");

    @Test
    void ended_fourThreads_countsAndSumsExactly() {
        Threads.run(4, () -> endMany(100_000));
        Durations ok = measure.duration(Outcome.OK);
        assertThat(ok.count()).isEqualTo(400_000);
        assertThat(ok.seconds()).isEqualTo(1_200);
        assertThat(ok.counts()).startsWith(400_000L);
        assertThat(measure.inFlight()).isZero();
    }

    @Test
    void ended_outcomes_areToldApart() {
        for (Outcome outcome : Outcome.values()) {
            measure.ended(outcome, 7 * MILLI, false);
            assertThat(measure.duration(outcome).count()).isEqualTo(1);
        }
    }

    @Test
    void ended_whole_isAlsoEndToEnd() {
        measure.ended(Outcome.OK, 7 * MILLI, true);
        assertThat(measure.duration(Outcome.OK)).isEqualTo(measure.endToEnd(Outcome.OK));
        assertThat(measure.endToEnd(Outcome.OK).counts()).startsWith(0L, 1L, 0L);
    }

    @Test
    void ended_part_isNotEndToEnd() {
        measure.ended(Outcome.OK, 7 * MILLI, false);
        assertThat(measure.duration(Outcome.OK).count()).isEqualTo(1);
        assertThat(measure.endToEnd(Outcome.OK).count()).isZero();
    }

    @Test
    void finished_fromElsewhere_isOnlyEndToEnd() {
        measure.started();
        measure.finished(Outcome.FAILED, 3_000 * MILLI);
        assertThat(measure.endToEnd(Outcome.FAILED).seconds()).isEqualTo(3);
        assertThat(measure.duration(Outcome.FAILED).count()).isZero();
        assertThat(measure.inFlight()).isEqualTo(1);
    }

    @Test
    void ended_negativeDuration_countsAsNone() {
        measure.ended(Outcome.OK, -5, true);
        measure.finished(Outcome.OK, Long.MAX_VALUE);
        assertThat(measure.endToEnd(Outcome.OK).seconds()).isZero();
        assertThat(measure.endToEnd(Outcome.OK).counts().get(0)).isEqualTo(2);
    }

    @Test
    void finished_sumBeyondALongOfNanos_goesOnGrowing() {
        for (int i = 0; i < 100; i++) {
            measure.finished(Outcome.OK, 300_000_000_000L * MILLI);
        }
        assertThat(measure.endToEnd(Outcome.OK).seconds()).isEqualTo(3e10);
    }

    @Test
    void startedAndEnded_warm_allocateNothing() {
        endMany(50_000);
        measuredBytes(1);
        assertThat(measuredBytes(10_000)).isZero();
    }

    private long measuredBytes(int times) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        endMany(times);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void endMany(int times) {
        for (int i = 0; i < times; i++) {
            measure.started();
            measure.ended(Outcome.OK, 3 * MILLI, true);
        }
    }
}
