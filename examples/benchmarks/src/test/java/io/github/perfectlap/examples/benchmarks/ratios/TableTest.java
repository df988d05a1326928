package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Cell ours = new Cell(Workload.W1, Api.PERFECT_LAP);
    private final Cell otel = new Cell(Workload.W1, Api.OPENTELEMETRY);
    private final Goal goal = new Goal("P1", ours, otel, Check.time(0.40), Check.bytes(0.20));

    @Test
    void text_goalMet_hasAllColumns() {
        Table table = table(goal, Map.of(ours, Samples.of(608, 350, 400, 410), otel, Samples.of(3_400, 1_000)));
        assertThat(table.text()).isEqualTo("""
                | workload                                           | ours/peer time           | B/op ours | B/op peer | goal                        | met |
                | -------------------------------------------------- | ------------------------ | --------- | --------- | --------------------------- | --- |
                | P1 W1 sampled, Perfect Lap / OpenTelemetry by hand | 0.40 (0.35; 400/1000 ns) | 608       | 3,400     | time <= 0.40, bytes <= 0.20 | yes |
                """);
        assertThat(table.missed()).isZero();
    }

    @Test
    void met_goalMissed_namesWhatMissed() {
        Map<Cell, Sample> samples = Map.of(ours, Samples.of(3_300, 900), otel, Samples.of(3_400, 1_000));
        assertThat(Row.of(goal, samples).met()).isEqualTo("no: time, bytes");
        assertThat(table(goal, samples).missed()).isOne();
    }

    @Test
    void met_nothingMeasured_isNotYetAndCountsAsMissed() {
        Row row = Row.of(goal, Map.of(otel, Samples.of(3_400, 1_000)));
        assertThat(row.columns()).containsSubsequence("-", "-", "3,400").endsWith("not yet");
        assertThat(row.isMissed()).isTrue();
    }

    @Test
    void met_withoutChecks_isOnlyShown() {
        Goal shown = new Goal("", ours, otel);
        Map<Cell, Sample> samples = Map.of(ours, Samples.of(9_999, 9_999), otel, Samples.of(1, 1));
        assertThat(Row.of(shown, samples).met()).isEqualTo("-");
        assertThat(table(shown, samples).missed()).isZero();
    }

    @Test
    void title_otherWorkload_isNamed() {
        Goal sequence = new Goal("P2", new Cell(Workload.W1_SEQUENCE, Api.PERFECT_LAP), otel);
        assertThat(sequence.title()).isEqualTo("P2 W1 as a sequence, Perfect Lap / OpenTelemetry by hand (W1 sampled)");
    }

    private static Table table(Goal goal, Map<Cell, Sample> samples) {
        return new Table(List.of(Row.of(goal, samples)));
    }
}
