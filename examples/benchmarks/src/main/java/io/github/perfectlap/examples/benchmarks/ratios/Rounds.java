package io.github.perfectlap.examples.benchmarks.ratios;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Measures cells in turn: in each round a cell once, the peers of a workload right after ours, and every other
 * round backwards. So a machine that gets slower, or faster, does so for all.
 */
final class Rounds {

    private final Function<Cell, Fork> measurement;

    Rounds(Function<Cell, Fork> measurement) {
        this.measurement = measurement;
    }

    /** The cells that the goals need, each once; of a goal that can't be measured, none. */
    static List<Cell> cellsOf(Collection<Goal> goals) {
        return goals.stream()
                .filter(Goal::isMeasured)
                .flatMap(goal -> Stream.of(goal.ours(), goal.peer()))
                .distinct()
                .sorted(Comparator.comparing(Cell::workload).thenComparing(Cell::api))
                .toList();
    }

    /** In the first round all cells, in the others those of goals that one round can't decide. */
    static List<List<Cell>> plan(Collection<Goal> goals, int rounds) {
        List<Cell> again =
                cellsOf(goals.stream().filter(goal -> !goal.isClear()).toList());
        return Stream.concat(Stream.of(cellsOf(goals)), Collections.nCopies(rounds - 1, again).stream())
                .toList();
    }

    Map<Cell, Sample> run(List<List<Cell>> rounds) {
        Map<Cell, List<Fork>> forks = new LinkedHashMap<>();
        for (int round = 0; round < rounds.size(); round++) {
            for (Cell cell : inTurn(rounds.get(round), round)) {
                forks.computeIfAbsent(cell, key -> new ArrayList<>()).add(measurement.apply(cell));
            }
        }
        Map<Cell, Sample> samples = new LinkedHashMap<>();
        forks.forEach((cell, measured) -> samples.put(cell, new Sample(List.copyOf(measured))));
        return samples;
    }

    private static List<Cell> inTurn(List<Cell> cells, int round) {
        List<Cell> turned = new ArrayList<>(cells);
        if (round % 2 == 1) {
            Collections.reverse(turned);
        }
        return turned;
    }
}
