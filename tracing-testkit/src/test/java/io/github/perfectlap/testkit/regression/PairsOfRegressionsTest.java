package io.github.perfectlap.testkit.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two regressions at once: a kit that stops at the first makes its user fix and run again. */
class PairsOfRegressionsTest {

    private record Both(Regression first, Regression second) {
        boolean areNamed() {
            String message = Told.of(first, second);
            return first.isNamedIn(message) && second.isNamedIn(message);
        }
    }

    private static Stream<Both> pairs() {
        List<Regression> all = Regression.all();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(index -> all.stream().skip(index + 1).map(second -> new Both(all.get(index), second)));
    }

    @Test
    void hasTrace_twoRegressions_bothAreNamedInOneMessage() {
        assertThat(pairs()).hasSize(190);
        assertThat(pairs().filter(both -> !both.areNamed())).isEmpty();
    }
}
