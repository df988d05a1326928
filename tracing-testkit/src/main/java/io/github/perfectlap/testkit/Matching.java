package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Finds, for the steps expected at one place, the recorded ones that fit best: each at most once,
 * equal names only, and together at the least cost. Costs count what differs below as well.
 */
final class Matching {

    private static final long WHOLE_STEP = 1_000_000;
    private static final long DETAIL = 10_000;
    private static final long MOST_DETAILS = 90;
    private static final long OUT_OF_PLACE = 100;

    private final Map<Pair, Long> costs = new HashMap<>();

    /** The pairs, in the order of the expectation. */
    List<Pair> pairs(List<ExpectedStep> expected, List<ActualStep> actual, boolean inOrder) {
        List<Pair> best = anyOrder(expected, actual);
        if (!inOrder || best.isEmpty()) {
            return best;
        }
        List<Pair> ordered = new Sequence(this, expected, actual).pairs();
        return sum(ordered, expected, actual) <= sum(best, expected, actual) ? ordered : best;
    }

    /** What it costs to take one for the other; less than to leave both out. */
    long cost(Pair pair) {
        Long known = costs.get(pair);
        if (known != null) {
            return known;
        }
        ExpectedStep expected = pair.expected();
        ActualStep actual = pair.actual();
        List<Pair> below = pairs(expected.children(), actual.children(), expected.inOrder());
        long cost =
                Math.min(MOST_DETAILS, StepDifferences.between(expected, actual).size()) * DETAIL
                        + sum(below, expected.children(), actual.children());
        if (expected.inOrder()) {
            cost += OUT_OF_PLACE * Sequence.outOfPlace(below, actual.children()).size();
        }
        costs.put(pair, cost);
        return cost;
    }

    /** What a step that is left out costs, with all that is below it. */
    static long whole(int size) {
        return size * WHOLE_STEP;
    }

    private long sum(List<Pair> pairs, List<ExpectedStep> expected, List<ActualStep> actual) {
        long sum = 0;
        for (ExpectedStep step : expected) {
            sum += whole(step.size());
        }
        for (ActualStep step : actual) {
            sum += whole(step.size());
        }
        for (Pair pair : pairs) {
            sum += cost(pair)
                    - whole(pair.expected().size())
                    - whole(pair.actual().size());
        }
        return sum;
    }

    private List<Pair> anyOrder(List<ExpectedStep> expected, List<ActualStep> actual) {
        Map<String, List<ActualStep>> named = new HashMap<>();
        actual.forEach(step ->
                named.computeIfAbsent(step.name(), k -> new ArrayList<>()).add(step));
        Map<String, List<ExpectedStep>> wanted = new LinkedHashMap<>();
        expected.forEach(step ->
                wanted.computeIfAbsent(step.name(), k -> new ArrayList<>()).add(step));
        Map<ExpectedStep, Pair> found = new HashMap<>();
        wanted.forEach((name, steps) ->
                sameName(steps, named.getOrDefault(name, List.of())).forEach(pair -> found.put(pair.expected(), pair)));
        return expected.stream().filter(found::containsKey).map(found::get).toList();
    }

    private List<Pair> sameName(List<ExpectedStep> expected, List<ActualStep> actual) {
        if (actual.isEmpty()) {
            return List.of();
        }
        // The assignment wants no more rows than columns, so the shorter side gives the rows.
        boolean turned = expected.size() > actual.size();
        BiFunction<Integer, Integer, Pair> at = (row, column) -> turned
                ? new Pair(expected.get(column), actual.get(row))
                : new Pair(expected.get(row), actual.get(column));
        int rows = Math.min(expected.size(), actual.size());
        long[][] table = new long[rows][Math.max(expected.size(), actual.size())];
        for (int row = 0; row < rows; row++) {
            int fixed = row;
            Arrays.setAll(table[row], column -> gain(at.apply(fixed, column)));
        }
        int[] chosen = Assignment.cheapest(table);
        return IntStream.range(0, rows)
                .mapToObj(row -> at.apply(row, chosen[row]))
                .toList();
    }

    /** What is saved by taking one for the other; the more below zero, the better. */
    private long gain(Pair pair) {
        return cost(pair) - whole(pair.expected().size()) - whole(pair.actual().size());
    }
}
