package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Steps that are to stand in order, matched against every other way to match them. */
class MatchingOrderTest {

    private static final String[] LINES = {"  a {k=1}\n", "  a {k=2}\n", "  a {k=1}\n    x\n", "  b {}\n"};

    private final Random random = new Random(4711);
    private final Matching matching = new Matching();

    /** Two drawings of up to four steps. */
    private Comparison drawn() {
        CapturedTraces recorded = Steps.recorded("t\n" + lines());
        return Shape.of("t\n" + lines()).compare(recorded.trees(), recorded, Level.EXACTLY);
    }

    private String lines() {
        return random.ints(random.nextInt(5), 0, LINES.length)
                .mapToObj(line -> LINES[line])
                .collect(Collectors.joining());
    }

    @Test
    void pairs_inOrder_costNoMoreThanAnyOtherWithoutCrossings() {
        for (int round = 0; round < 500; round++) {
            Comparison drawn = drawn();
            List<ExpectedStep> expected = drawn.expected().get(0).children();
            List<ActualStep> actual = drawn.actual().get(0).children();
            List<Pair> pairs = new Sequence(matching, expected, actual).pairs();
            assertThat(pairs)
                    .allMatch(
                            pair -> pair.expected().name().equals(pair.actual().name()));
            assertThat(pairs)
                    .extracting(pair -> expected.indexOf(pair.expected()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(pairs)
                    .extracting(pair -> actual.indexOf(pair.actual()))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(cost(pairs, expected, actual)).isEqualTo(least(expected, actual));
        }
    }

    private long cost(List<Pair> pairs, List<ExpectedStep> expected, List<ActualStep> actual) {
        long cost = pairs.stream().mapToLong(matching::cost).sum();
        cost += expected.stream()
                .filter(step -> pairs.stream().noneMatch(pair -> pair.expected() == step))
                .mapToLong(step -> Matching.whole(step.size()))
                .sum();
        return cost
                + actual.stream()
                        .filter(step -> pairs.stream().noneMatch(pair -> pair.actual() == step))
                        .mapToLong(step -> Matching.whole(step.size()))
                        .sum();
    }

    private long least(List<ExpectedStep> expected, List<ActualStep> actual) {
        if (expected.isEmpty() || actual.isEmpty()) {
            return cost(List.of(), expected, actual);
        }
        List<ExpectedStep> fewerExpected = expected.subList(1, expected.size());
        List<ActualStep> fewerActual = actual.subList(1, actual.size());
        ExpectedStep step = expected.get(0);
        ActualStep other = actual.get(0);
        long least = Math.min(
                Matching.whole(step.size()) + least(fewerExpected, actual),
                Matching.whole(other.size()) + least(expected, fewerActual));
        boolean fit = step.name().equals(other.name());
        return fit ? Math.min(least, matching.cost(new Pair(step, other)) + least(fewerExpected, fewerActual)) : least;
    }
}
