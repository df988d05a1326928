package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.testkit.GoldenCheckout.Regression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a golden file notices of twenty regressions. */
class GoldenRegressionTest {

    private static final Set<String> VALUES = Set.of("currency", "items", "warehouse");

    @TempDir
    private Path module = Path.of("");

    private Golden golden() {
        GoldenFolder folder = new GoldenFolder(module);
        GoldenFile file = new GoldenFile(folder.file(getClass(), "checkout"));
        return new Golden(new GoldenSettings(false, false), new GoldenRun(), folder, file);
    }

    private void check(Regression regression) {
        try (GoldenCheckout checkout = new GoldenCheckout(regression)) {
            checkout.run();
            golden().check(checkout.traces, VALUES);
        }
    }

    @Test
    void table_isOfTwentyRegressionsAtThreeLevels() {
        assertThat(Regression.values()).hasSize(21);
        assertThat(Regression.NONE.isNoticedExactly()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void check_regression_isNoticedAsInTheTable(Regression regression) {
        check(Regression.NONE);
        if (!regression.isNoticedExactly()) {
            check(regression);
            return;
        }
        assertThatThrownBy(() -> check(regression))
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(regression.line())
                .hasSizeLessThan(1_600);
    }

    @ParameterizedTest
    @EnumSource
    void atLeast_regression_isNoticedAsInTheTable(Regression regression) throws IOException {
        Shape golden = Shape.of(goldenLines()
                .map(line -> line.endsWith("}") || line.endsWith(":") ? line : line + " {}")
                .collect(joining("\n")));
        assertThat(isNoticed(regression, golden, Level.AT_LEAST)).isEqualTo(regression.isNoticedAtLeast());
    }

    @ParameterizedTest
    @EnumSource
    void paths_regression_isNoticedAsInTheTable(Regression regression) throws IOException {
        Shape golden = Shape.of(goldenLines().collect(joining("\n")));
        boolean isNoticed = new Walk<>(ExpectedStep::children)
                .over(golden.roots())
                .filter(step -> step.children().isEmpty())
                .anyMatch(leaf -> isNoticed(regression, Shape.path(leaf.path().split(" > ", -1)), Level.PATHS));
        assertThat(isNoticed).isEqualTo(regression.isNoticedAsPaths());
    }

    /** What the file has of a checkout in which nothing is wrong. */
    private Stream<String> goldenLines() throws IOException {
        check(Regression.NONE);
        return Files.readString(golden().file().path()).lines();
    }

    private static boolean isNoticed(Regression regression, Shape golden, Level level) {
        try (GoldenCheckout checkout = new GoldenCheckout(regression)) {
            checkout.run();
            List<TraceTree> recorded = TraceTree.of(checkout.traces.settledSpans());
            List<TraceTree> trees = new DeclaredValues(VALUES).of(recorded);
            return !golden.compare(trees, checkout.traces, level).isMatch()
                    || !checkout.traces.book().open().isEmpty();
        }
    }
}
