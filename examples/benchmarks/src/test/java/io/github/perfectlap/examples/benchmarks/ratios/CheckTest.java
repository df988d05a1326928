package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

    private final Sample peer = Samples.of(3_400, 1_000);

    @ParameterizedTest
    @CsvSource({"400, true", "401, false"})
    void time_comparesMedians(double nanos, boolean holds) {
        assertHolds(Check.time(0.40), Samples.of(0, nanos), holds);
    }

    @ParameterizedTest
    @CsvSource({"680, true", "681, false"})
    void bytes_comparesShares(double bytes, boolean holds) {
        assertHolds(Check.bytes(0.20), Samples.of(bytes, 1), holds);
    }

    @ParameterizedTest
    @CsvSource({"0.004, true", "1, false"})
    void bytesAtMost_zero_forgivesWhatJmhAllocates(double bytes, boolean holds) {
        assertHolds(Check.bytesAtMost(0), Samples.of(bytes, 1), holds);
    }

    @ParameterizedTest
    @CsvSource({"3400, true", "3401, false"})
    void noMoreBytes_comparesWithThePeer(double bytes, boolean holds) {
        assertHolds(Check.noMoreBytes(), Samples.of(bytes, 1), holds);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "10.1, false"})
    void nanosPerSpan_sharesAmongFour(double nanos, boolean holds) {
        assertHolds(Check.nanosPerSpan(2.5), Samples.of(0, nanos), holds);
    }

    @ParameterizedTest
    @CsvSource({"1500, true", "1501, false"})
    void worstFork_looksAtTheSlowest(double slowest, boolean holds) {
        assertHolds(Check.worstFork(1.5), Samples.of(0, 900, 900, 900, slowest), holds);
    }

    @Test
    void forks_tooFew_doesNotHold() {
        assertHolds(Check.forks(4), Samples.of(0, 1, 1, 1), false);
        assertHolds(Check.forks(4), Samples.of(0, 1, 1, 1, 1), true);
    }

    private void assertHolds(Check check, Sample ours, boolean holds) {
        assertThat(check.holds().test(ours, peer)).as(check.text()).isEqualTo(holds);
    }
}
