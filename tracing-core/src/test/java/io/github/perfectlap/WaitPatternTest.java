package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitPatternTest {

    private static final long SECOND = 1_000_000;

    private final WaitPattern pattern = new WaitPattern();
    private long now;

    /** What the last of several says that arrive ten seconds apart. */
    private long after(LongStream waits) {
        return waits.map(this::suspected).reduce(0, (before, last) -> last);
    }

    private long suspected(long wait) {
        now += 10 * SECOND;
        return pattern.suspected(wait, now);
    }

    private static LongStream around(double seconds, double jitter) {
        return new Random(7).doubles(seconds, seconds + jitter).mapToLong(wait -> (long) (wait * SECOND));
    }

    @Test
    void longAndEqual_isSuspectedFromTheThirtySecondOn() {
        assertThat(after(around(30, 1).limit(WaitPattern.ARRIVALS - 1))).isZero();
        assertThat(suspected(30 * SECOND)).isEqualTo(30 * SECOND);
        assertThat(suspected(31 * SECOND)).isEqualTo(30 * SECOND);
    }

    @Test
    void longAndEqualForAMoment_isAQueue() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(pattern.suspected(30 * SECOND, i * SECOND / 10)).isZero();
        }
    }

    @Test
    void longAndDifferent_isAQueue() {
        assertThat(after(around(30, 30).limit(1_000))).isZero();
    }

    @Test
    void shortAndEqual_isNotSuspected() {
        assertThat(after(LongStream.generate(() -> SECOND - 1).limit(1_000))).isZero();
    }

    @Test
    void oneShortWait_showsThatTheClocksAgree() {
        after(around(30, 1).limit(100));
        assertThat(suspected(0)).isZero();
        assertThat(suspected(30 * SECOND)).isZero();
    }

    @Test
    void queueThatGrows_isNotSuspected() {
        assertThat(after(LongStream.rangeClosed(1, 1_000).map(i -> SECOND + i * SECOND / 5)))
                .isZero();
    }
}
