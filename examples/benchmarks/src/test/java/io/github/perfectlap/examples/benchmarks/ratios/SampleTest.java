package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {

    private final Sample sample = new Sample(List.of(
            new Fork(List.of(100.0, 110.0, 900.0), List.of(608.0, 608.2, 650.0)),
            new Fork(List.of(140.0, 150.0, 160.0), List.of(608.1, 608.0, 608.0))));

    @Test
    void medianNanos_overAllForks() {
        assertThat(sample.medianNanos()).isEqualTo(145);
    }

    @Test
    void lowestNanos_isTheBestIteration() {
        assertThat(sample.lowestNanos()).isEqualTo(100);
    }

    @Test
    void worstForkNanos_isAMedian_soOneBadIterationDoesNotCount() {
        assertThat(sample.worstForkNanos()).isEqualTo(150);
    }

    @Test
    void bytes_areWhole_andTheOddIterationDoesNotCount() {
        assertThat(sample.bytes()).isEqualTo(608);
    }

    @Test
    void median_ofNothing_saysSo() {
        assertThatThrownBy(() -> Median.of(List.of())).hasMessageContaining("at least one value");
    }
}
