package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowTest {

    private static final long ORIGIN = -1_000;

    private final SlidingWindow<Long> window = new SlidingWindow<>(ORIGIN);
    private final AtomicLong total = new AtomicLong();

    private void addAt(long seconds) {
        long reading = at(seconds);
        if (window.isDue(reading)) {
            window.turn(reading, total::get);
        }
        total.incrementAndGet();
    }

    private static long at(long seconds) {
        return ORIGIN + TimeUnit.SECONDS.toNanos(seconds);
    }

    private long inWindowAt(long seconds) {
        Long before = window.before(at(seconds), 0L);
        return before == null ? 0 : total.get() - before;
    }

    @Test
    void before_youngerThanTheWindow_isEverythingSinceTheOrigin() {
        addAt(1);
        addAt(59);
        assertThat(inWindowAt(60)).isEqualTo(2);
        assertThat(window.nanos(at(60))).isEqualTo(TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void before_oneASecond_areSixtyToSixtyFive() {
        for (int second = 0; second < 600; second++) {
            addAt(second);
            long nanos = window.nanos(at(second + 1));
            assertThat(nanos).isLessThanOrEqualTo(TimeUnit.SECONDS.toNanos(65));
            assertThat(inWindowAt(second + 1)).isEqualTo(TimeUnit.NANOSECONDS.toSeconds(nanos));
        }
    }

    @Test
    void before_nothingForLong_isNothing() {
        addAt(1);
        addAt(30);
        assertThat(inWindowAt(90)).isEqualTo(1);
        assertThat(inWindowAt(95)).isZero();
        assertThat(inWindowAt(10_000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 70, 119, 3_600, 1_000_000})
    void before_firstAfterAPause_isTheOnlyOne(long seconds) {
        addAt(0);
        addAt(seconds);
        assertThat(inWindowAt(seconds)).isEqualTo(seconds < 65 ? 2 : 1);
    }

    @Test
    void turn_manyThreadsInOneSlot_noteOnce() {
        AtomicLong notes = new AtomicLong();
        Threads.run(8, () -> {
            for (int slot = 1; slot <= 1_000; slot++) {
                window.turn(at(5L * slot), notes::incrementAndGet);
            }
        });
        assertThat(notes.get()).isBetween(1L, 1_000L);
        assertThat(window.isDue(at(5_000))).isFalse();
    }
}
