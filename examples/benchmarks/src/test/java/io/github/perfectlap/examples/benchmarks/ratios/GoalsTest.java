package io.github.perfectlap.examples.benchmarks.ratios;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(new Cell(Workload.W1, Api.WITH_SPAN).isMeasured()).isTrue();
        assertThat(new Cell(Workload.W4, Api.WITH_SPAN).isMeasured()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"W1", "W2", "W3"})
    void all_comparesWithAnnotations(Workload workload) {
        assertThat(Goals.all())
                .filteredOn(goal -> goal.peer().equals(new Cell(workload, Api.WITH_SPAN)))
                .hasSize(1)
                .allMatch(Goal::isMeasured);
    }

    @Test
    void jvmOptions_agentOnlyForAnnotations_setAsTheWorkloadIs() {
        assertThat(new Cell(Workload.W2, Api.OPENTELEMETRY).jvmOptions()).isEmpty();
        assertThat(new Cell(Workload.W2, Api.WITH_SPAN).jvmOptions())
                .contains("-Dotel.traces.sampler.arg=0.0", "-Dotel.sdk.disabled=false")
                .first(STRING)
                .startsWith("-javaagent:");
        assertThat(new Cell(Workload.W3, Api.WITH_SPAN).jvmOptions()).contains("-Dotel.sdk.disabled=true");
    }

    @Test
    void include_isOneBenchmark() {
        String name = "io.github.perfectlap.examples.benchmarks.W2SampledOut.place";
        assertThat(name).matches(Workload.W2.include());
        assertThat(name.replace("Out", "OutMeasured")).doesNotMatch(Workload.W2.include());
    }
}
