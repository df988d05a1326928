package io.github.perfectlap.examples.benchmarks.ratios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.examples.benchmarks.orders.Api;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Cell ours = new Cell(Workload.W1, Api.PERFECT_LAP);
    private final Cell otel = new Cell(Workload.W1, Api.OPENTELEMETRY);
    private final List<Cell> measured = new ArrayList<>();

    @Test
    void run_threeRounds_goesForthAndBack() {
        new Rounds(this::measure).run(Collections.nCopies(3, List.of(ours, otel)));
        assertThat(measured).containsExactly(ours, otel, otel, ours, ours, otel);
    }

    @Test
    void run_keepsEachForkWithItsCell() {
        var samples = new Rounds(this::measure).run(Collections.nCopies(2, List.of(ours, otel)));
        assertThat(samples.get(ours)).isEqualTo(Samples.of(0, 1, 4));
        assertThat(samples.get(otel)).isEqualTo(Samples.of(0, 2, 3));
    }

    @Test
    void cellsOf_sharedAndUnmeasured_areTakenOnceAndNotAtAll() {
        Cell annotated = new Cell(Workload.W4, Api.WITH_SPAN);
        Cell brave = new Cell(Workload.W1, Api.BRAVE);
        List<Goal> goals = List.of(
                new Goal("a", ours, brave),
                new Goal("b", ours, otel),
                new Goal("c", annotated, new Cell(Workload.W4, Api.OPENTELEMETRY)));
        assertThat(Rounds.cellsOf(goals)).containsExactly(ours, otel, brave);
    }

    @Test
    void plan_goalsThatAreClear_takeOneRound() {
        Cell brave = new Cell(Workload.W1, Api.BRAVE);
        List<Goal> goals =
                List.of(new Goal("P1", ours, otel, Check.time(0.4)), new Goal(Goal.AHEAD, ours, brave, Check.time(1)));
        assertThat(Rounds.plan(goals, 3))
                .containsExactly(List.of(ours, otel, brave), List.of(ours, otel), List.of(ours, otel));
    }

    private Fork measure(Cell cell) {
        measured.add(cell);
        double nanos = measured.size();
        return new Fork(List.of(nanos, nanos, nanos), List.of(0.0, 0.0, 0.0));
    }
}
