package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    private static final Percentage FIVE_PERCENT = Percentage.withPercentage(5);

    private final Random random = new Random(42);

    private static Durations of(long... nanos) {
        long[] counts = new long[Buckets.COUNT];
        LongStream.of(nanos).forEach(each -> counts[Buckets.of(each)]++);
        return Durations.of(counts, LongStream.of(nanos).asDoubleStream().sum());
    }

    private long[] someTimes(int count) {
        return random.doubles(count)
                .mapToLong(each -> (long) Math.pow(10, 4 + 6 * each))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.95, 0.99, 1})
    void quantile_randomTimes_isWithinFivePercent(double share) {
        long[] times = someTimes(10_001);
        Durations durations = of(times);
        Arrays.sort(times);
        long exact = times[(int) Math.ceil(share * times.length) - 1];
        assertThat(durations.quantileNanos(share)).isCloseTo(exact, FIVE_PERCENT);
    }

    @Test
    void quantile_none_isZero() {
        assertThat(Latency.of(Durations.NONE)).isEqualTo(Latency.of(of()));
        assertThat(Durations.NONE.quantileNanos(0.99)).isZero();
        assertThat(Durations.NONE.meanNanos()).isZero();
    }

    @Test
    void since_whatWasBefore_isWhatCameAfter() {
        long[] before = someTimes(1_000);
        long[] after = someTimes(1_000);
        Durations all = of(before).plus(of(after));
        Durations rest = all.since(of(before));
        assertThat(all.count()).isEqualTo(2_000);
        assertThat(rest.explicitCounts()).isEqualTo(of(after).explicitCounts());
        assertThat(rest.quantileNanos(0.5)).isEqualTo(of(after).quantileNanos(0.5));
        assertThat(rest.seconds()).isCloseTo(of(after).seconds(), Percentage.withPercentage(0.001));
        assertThat(all.since(all)).isSameAs(Durations.NONE);
    }

    @Test
    void exponential_times_areInTheirBuckets() {
        ExponentialBuckets buckets = ExponentialBuckets.of(of(0, 1_000_000_000L, 1_000_000_001L, 2_000_000_000L));
        assertThat(buckets).isEqualTo(new ExponentialBuckets(3, -1, 1, List.of(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L)));
    }

    @Test
    void exponential_moreThanTheSdkKeeps_areCoarser() {
        ExponentialBuckets buckets = ExponentialBuckets.of(of(2_000, 300_000_000_000_000_000L));
        assertThat(buckets.scale()).isEqualTo(1);
        assertThat(buckets.counts()).hasSizeLessThanOrEqualTo(ExponentialBuckets.MOST);
        assertThat(buckets.counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
        assertThat(buckets.offset()).isEqualTo((int) Math.ceil(2 * Math.log(2e-6) / Math.log(2)) - 1);
    }

    @Test
    void exponential_none_hasNoBuckets() {
        assertThat(ExponentialBuckets.of(Durations.NONE).counts()).isEmpty();
    }
}
