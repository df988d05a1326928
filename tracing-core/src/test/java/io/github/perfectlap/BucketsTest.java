package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    @Test
    void of_boundary_belongsToTheLowerBucket() {
        for (int bucket = 0; bucket < Buckets.SECONDS.size(); bucket++) {
            long boundary = Math.round(Buckets.SECONDS.get(bucket) * 1e9);
            assertThat(Buckets.of(boundary - 1)).isEqualTo(bucket);
            assertThat(Buckets.of(boundary)).isEqualTo(bucket);
            assertThat(Buckets.of(boundary + 1)).isEqualTo(bucket + 1);
        }
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
