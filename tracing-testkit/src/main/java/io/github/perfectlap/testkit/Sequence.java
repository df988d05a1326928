package io.github.perfectlap.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Matches steps that are to stand in the given order. */
final class Sequence {

    private final Matching matching;
    private final List<ExpectedStep> expected;
    private final List<ActualStep> actual;
    // least[e][a]: the least that the steps from e and from a on can cost.
    private final long[][] least;

    Sequence(Matching matching, List<ExpectedStep> expected, List<ActualStep> actual) {
        this.matching = matching;
        this.expected = expected;
        this.actual = actual;
        this.least = new long[expected.size() + 1][actual.size() + 1];
    }

    /** The pairs that cost least among those that cross no other. */
    List<Pair> pairs() {
        for (int e = expected.size(); e >= 0; e--) {
            for (int a = actual.size(); a >= 0; a--) {
                least[e][a] = Math.min(Math.min(withoutExpected(e, a), withoutActual(e, a)), both(e, a));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int e = 0;
        int a = 0;
        while (e < expected.size() && a < actual.size()) {
            if (least[e][a] == both(e, a)) {
                pairs.add(new Pair(expected.get(e++), actual.get(a++)));
            } else if (least[e][a] == withoutExpected(e, a)) {
                e++;
            } else {
                a++;
            }
        }
        return pairs;
    }

    private long withoutExpected(int e, int a) {
        if (e == expected.size()) {
            return a == actual.size() ? 0 : Long.MAX_VALUE;
        }
        return Matching.whole(expected.get(e).size()) + least[e + 1][a];
    }

    private long withoutActual(int e, int a) {
        if (a == actual.size()) {
            return e == expected.size() ? 0 : Long.MAX_VALUE;
        }
        return Matching.whole(actual.get(a).size()) + least[e][a + 1];
    }

    private long both(int e, int a) {
        boolean fit = e < expected.size()
                && a < actual.size()
                && expected.get(e).name().equals(actual.get(a).name());
        return fit ? matching.cost(new Pair(expected.get(e), actual.get(a))) + least[e + 1][a + 1] : Long.MAX_VALUE;
    }

    /** The fewest pairs that would have to go elsewhere for the rest to stand in order. */
    static List<Pair> outOfPlace(List<Pair> all, List<ActualStep> actual) {
        List<Pair> pairs =
                all.stream().filter(pair -> !pair.expected().isFree()).toList();
        Map<ActualStep, Integer> position = new HashMap<>();
        actual.forEach(step -> position.put(step, position.size()));
        int[] length = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int last = -1;
        for (int index = 0; index < pairs.size(); index++) {
            length[index] = 1;
            previous[index] = -1;
            for (int earlier = 0; earlier < index; earlier++) {
                boolean rises = at(pairs, earlier, position) < at(pairs, index, position);
                if (rises && length[earlier] + 1 > length[index]) {
                    length[index] = length[earlier] + 1;
                    previous[index] = earlier;
                }
            }
            last = last < 0 || length[index] > length[last] ? index : last;
        }
        return without(pairs, previous, last);
    }

    private static int at(List<Pair> pairs, int index, Map<ActualStep, Integer> position) {
        return position.getOrDefault(pairs.get(index).actual(), 0);
    }

    private static List<Pair> without(List<Pair> pairs, int[] previous, int last) {
        Deque<Pair> inOrder = new ArrayDeque<>();
        for (int index = last; index >= 0; index = previous[index]) {
            inOrder.push(pairs.get(index));
        }
        List<Pair> rest = new ArrayList<>(pairs);
        rest.removeAll(inOrder);
        return rest;
    }
}
