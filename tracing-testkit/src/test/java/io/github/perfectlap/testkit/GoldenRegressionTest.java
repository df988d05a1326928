package io.github.perfectlap.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.testkit.GoldenCheckout.Regression;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a golden file notices of twenty regressions. */
class GoldenRegressionTest {

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
            golden().check(checkout.traces, Set.of("currency", "items", "warehouse"));
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
}
