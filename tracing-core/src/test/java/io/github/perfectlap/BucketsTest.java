package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    @Test
    void of_boundary_belongsToTheLowerBucket() {
        for (int bucket = 0; bucket < Buckets.SECONDS.size(); bucket++) {
            long boundary = Math.round(Buckets.SECONDS.get(bucket) * 1e9);
            assertThat(Buckets.explicit(Buckets.of(boundary - 1))).isEqualTo(bucket);
            assertThat(Buckets.explicit(Buckets.of(boundary))).isEqualTo(bucket);
            assertThat(Buckets.explicit(Buckets.of(boundary + 1))).isEqualTo(bucket + 1);
        }
    }

    @Test
    void of_random_isTheOneThatOpenTelemetryDefines() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            long nanos = (long) Math.pow(10, 3 + 14 * random.nextDouble());
            double index = Math.ceil(Math.log(nanos / 1e9) / Math.log(2) * 8) - 1;
            int bucket = Buckets.of(nanos);
            assertThat(bucket).isBetween(1, Buckets.COUNT - 1);
            assertThat((double) Buckets.exponential(bucket)).as("%d ns", nanos).isEqualTo(index);
        }
    }

    @Test
    void middle_random_isWithinFivePercent() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            long nanos = (long) Math.pow(10, 3 + 14 * random.nextDouble());
            assertThat(Buckets.middle(Buckets.of(nanos)) / (double) nanos).isBetween(0.95, 1.05);
        }
    }

    @Test
    void of_shorterThanAMicrosecond_isZeroInAnExponentialHistogram() {
        assertThat(Buckets.isZero(Buckets.of(0))).isTrue();
        assertThat(Buckets.isZero(Buckets.of(953))).isTrue();
        assertThat(Buckets.isZero(Buckets.of(954))).isFalse();
    }

    @Test
    void of_extremes_areInTheOuterBuckets() {
        assertThat(Buckets.of(0)).isZero();
        assertThat(Buckets.of(1)).isZero();
        assertThat(Buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "5, 5", "315360000000000000, 315360000000000000", "315360000000000001, 0"})
    void plausible_whatNoClockCanHaveMeasured_isZero(long nanos, long expected) {
        assertThat(TimeUnit.DAYS.toNanos(3650)).isEqualTo(315360000000000000L);
        assertThat(Measure.plausible(nanos)).isEqualTo(expected);
    }
}
