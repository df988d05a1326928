package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentDurationsTest {

    private final RecentDurations durations = new RecentDurations(0.99);

    @Test
    void bucket_ofItsLongest_isItself() {
        for (int bucket = RecentDurations.bucket(16); bucket < RecentDurations.bucket(Long.MAX_VALUE); bucket++) {
            long longest = RecentDurations.longestIn(bucket);
            assertThat(RecentDurations.bucket(longest)).isEqualTo(bucket);
            assertThat(RecentDurations.bucket(longest + 1)).isEqualTo(bucket + 1);
        }
    }

    @Test
    void bucket_ofAnyTime_isAtMostASixteenthWide() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong() >>> random.nextInt(1, 60);
            long longest = RecentDurations.longestIn(RecentDurations.bucket(nanos));
            assertThat(longest).isGreaterThanOrEqualTo(nanos);
            assertThat((double) longest).isLessThanOrEqualTo(nanos * 1.0626 + 1);
        }
    }

    @Test
    void bucket_ofWhatIsNoTime_isTheFirst() {
        assertThat(RecentDurations.bucket(0)).isEqualTo(RecentDurations.bucket(1));
        assertThat(RecentDurations.bucket(-5)).isEqualTo(RecentDurations.bucket(1));
        assertThat(durations.isSlow(-5)).isFalse();
    }

    @Test
    void isSlow_fewSeen_saysNothing() {
        for (int i = 0; i < 99; i++) {
            assertThat(durations.isSlow(1_000)).isFalse();
        }
        assertThat(durations.isSlow(1_000_000)).isFalse();
        assertThat(durations.isSlow(1_000_000)).isTrue();
    }

    @Test
    void isSlow_longTail_isOneInAHundred() {
        SplittableRandom random = new SplittableRandom(7);
        int slow = 0;
        for (int i = 0; i < 100_000; i++) {
            slow += durations.isSlow((long) (-10_000_000 * Math.log(1 - random.nextDouble()))) ? 1 : 0;
        }
        assertThat(slow).isBetween(500, 1_200);
    }

    @Test
    void isSlow_everythingGetsSlower_isUsualSoon() {
        for (int i = 0; i < 10_000; i++) {
            durations.isSlow(1_000_000);
        }
        int slow = 0;
        for (int i = 0; i < 1_000; i++) {
            slow += durations.isSlow(5_000_000) ? 1 : 0;
        }
        assertThat(slow).isBetween(1, 128);
    }

    @Test
    void isSlow_everythingGetsFaster_isNoticed() {
        for (int i = 0; i < 10_000; i++) {
            durations.isSlow(5_000_000);
        }
        for (int i = 0; i < 50_000; i++) {
            durations.isSlow(1_000_000);
        }
        assertThat(durations.isSlow(4_000_000)).isTrue();
    }

    @Test
    void isSlow_finerQuantile_needsMore() {
        RecentDurations fine = new RecentDurations(0.999);
        for (int i = 0; i < 900; i++) {
            fine.isSlow(1_000);
        }
        assertThat(fine.isSlow(1_000_000)).isFalse();
    }

    @Test
    void isSlow_onSeveralThreads_countsAll() {
        AtomicInteger slow = new AtomicInteger();
        Threads.run(4, () -> {
            for (int i = 0; i < 50_000; i++) {
                slow.addAndGet(durations.isSlow(1_000_000) ? 1 : 0);
            }
        });
        assertThat(slow).hasValue(0);
        assertThat(durations.isSlow(2_000_000)).isTrue();
    }
}
