package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static void check(String recorded, String expected) {
        assertThat(Steps.recorded(recorded)).hasShape(expected);
    }

    @Test
    void hasShape_otherCounts_fails() {
        assertThatThrownBy(() -> check("t\n  A\n  A\n  B", "t\n  A\n  B\n  B"))
                .hasMessageContaining("MISSING  B, expected under t")
                .hasMessageContaining("NEW      A under t, one more than expected");
    }

    @Test
    void hasShape_sameNamesWithOtherSubtrees_findsTheRightPartner() {
        check("t\n  A\n    x\n  A\n    y\n  A", "t\n  A\n  A\n    y\n  A\n    x");
    }

    @Test
    void hasShape_looseAndStrictSiblings_givesTheStrictOneItsOwn() {
        check("t\n  A {k=1}\n  A {k=2}", "t\n  A\n  A {k=1}");
        check("t\n  A {k=2}\n  A {k=1}", "t\n  A\n  A {k=1}");
    }

    @Test
    void hasShape_subtreesCrossed_namesTheOneDifference() {
        assertThatThrownBy(() -> check("t\n  A\n    x\n  A\n    y\n    z", "t\n  A\n    y\n  A\n    x"))
                .hasMessageContaining("t: 1 difference\n")
                .hasMessageContaining("NEW      z under t > A");
    }

    @Test
    void hasShape_inOrderWithEqualNames_passes() {
        check("t\n  A\n  B\n  A\n    x", "t [in order]\n  A\n  B\n  A\n    x");
        check("t\n  A {k=1}\n  A {k=2}\n  A {k=3}", "t [in order]\n  A\n  A {k=2}\n  A");
    }

    @Test
    void hasShape_inOrderButSwapped_fails() {
        assertThatThrownBy(() -> check("t\n  A {k=2}\n  A {k=1}", "t [in order]\n  A {k=1}\n  A {k=2}"))
                .hasMessageContaining("difference");
    }

    @Test
    void hasShape_orderBelowDecidesAmongSiblings_passes() {
        check(
                "t\n  A\n    x\n    y\n  A\n    y\n    x",
                "t\n  A [in order]\n    y\n    x\n  A [in order]\n    x\n    y");
    }

    @Test
    void cheapest_anyTable_isNoDearerThanEveryPermutation() {
        Random random = new Random(4711);
        for (int round = 0; round < 500; round++) {
            int rows = 1 + random.nextInt(4);
            int columns = rows + random.nextInt(3);
            long[][] costs = new long[rows][];
            Arrays.setAll(costs, row -> random.longs(columns, -20, 20).toArray());
            int[] chosen = Assignment.cheapest(costs);
            long sum = IntStream.range(0, rows)
                    .mapToLong(row -> costs[row][chosen[row]])
                    .sum();
            assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(rows);
            assertThat(sum).isEqualTo(least(costs, 0, new boolean[columns]));
        }
    }

    private static long least(long[][] costs, int row, boolean[] taken) {
        if (row == costs.length) {
            return 0;
        }
        long least = Long.MAX_VALUE;
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                least = Math.min(least, costs[row][column] + least(costs, row + 1, taken));
                taken[column] = false;
            }
        }
        return least;
    }

    @Test
    void hasShape_manyEqualSiblings_isQuickEnoughToFinish() {
        String many = "t\n" + "  A {k=1}\n    x\n".repeat(150);
        assertThatCode(() -> check(many, many)).doesNotThrowAnyException();
    }
}
