package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import org.junit.jupiter.api.Test;

class GoalsTest {

    @Test
    void all_hasEachGoalOfTheTable() {
        assertThat(Goals.all().stream().map(Goal::id).collect(toSet()))
                .contains("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P9", "P15", "P16", "joined");
    }

    @Test
    void all_shownWithoutGoal_isPropagationOnly() {
        assertThat(Goals.all())
                .filteredOn(goal -> goal.checks().isEmpty())
                .allMatch(goal -> goal.ours().workload().group().equals("W5"));
    }

    @Test
    void isMeasured_followsTheBenchmarks() {
        assertThat(new Cell(Workload.W1, Api.PERFECT_LAP).isMeasured()).isTrue();
        assertThat(new Cell(Workload.W1_SEQUENCE, Api.OPENTELEMETRY).isMeasured())
                .isFalse();
        assertThat(new Cell(Workload.W1, Api.WITH_SPAN).isMeasured()).isFalse();
    }

    @Test
    void include_isOneBenchmark() {
        String name = "io.github.perfectlap.examples.benchmarks.W2SampledOut.place";
        assertThat(name).matches(Workload.W2.include());
        assertThat(name.replace("Out", "OutMeasured")).doesNotMatch(Workload.W2.include());
    }
}
