package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Steps that may be there several times, or not at all. */
class TimesTest {

    private static void check(String recorded, String expected) {
        try (CapturedTraces traces = Steps.recorded(recorded)) {
            assertThat(traces).hasShape(expected);
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> failure(String recorded, String expected) {
        return assertThatThrownBy(() -> check(recorded, expected));
    }

    @Test
    void repeated_asOftenAsSaid_passes() {
        String load = "load\n  query\n    row\n  query\n    row\n";
        check(load, "load\n  query × 2\n    row");
        check(load, "load\n  query × 1..3 > row × 1");
        check(load, "load\n  query × 0.. > row");
        check("load", "load\n  query × 0.. > row");
    }

    @Test
    void repeated_onceForEachRow_saysHowOften() {
        String load = "load" + "\n  query".repeat(51);
        failure(load, "load\n  query")
                .hasMessageContaining("load: 1 difference\n")
                .hasMessageContaining("NEW      query under load, 51 times, expected once\n")
                .hasMessageContaining("└─ query × 50  ← NEW\n");
        failure(load, "load\n  query × 1..3")
                .hasMessageContaining("NEW      query under load, 51 times, expected at most 3 times\n");
    }

    @Test
    void repeated_lessOften_saysHowOften() {
        failure("load\n  query", "load\n  query × 3")
                .hasMessageContaining("load: 1 difference\n")
                .hasMessageContaining("MISSING  query, expected 3 times under load, is there once\n");
        failure("load", "load\n  query × 3..5")
                .hasMessageContaining("MISSING  query, expected 3 times under load, is not there\n");
    }

    @Test
    void repeated_oneHasAnotherChild_namesThat() {
        failure("load\n  query\n    row\n  query\n    cell", "load\n  query × 2 > row")
                .hasMessageContaining("MISSING  row, expected under load > query\n")
                .hasMessageContaining("NEW      cell under load > query\n");
    }

    @Test
    void optional_thereOrNot_passes() {
        check("load\n  query", "load [in order]\n  warm up [optional]\n    read × 2\n  query");
        check("load\n  warm up\n  query", "load [in order]\n  warm up [optional]\n  query");
    }

    @Test
    void optional_thereButOtherwise_isTold() {
        failure("load\n  warm up [failed timeout]", "load\n  warm up [optional]")
                .hasMessageContaining("ERROR    warm up: failed timeout, expected to succeed\n");
        failure("load\n  query\n    warm up", "load\n  warm up [optional]\n  query")
                .hasMessageContaining("MOVED    warm up, expected under load, is under load > query\n");
        failure("load\n  warm up", "load\n  warm up [optional] > read")
                .hasMessageContaining("MISSING  read, expected under load > warm up\n");
    }

    @Test
    void optional_notThere_isInNoText() {
        try (CapturedTraces traces = Steps.recorded("load\n  query")) {
            assertThatThrownBy(() -> assertThat(traces).hasShape("load\n  warm up [optional]\n  query\n  close"))
                    .isInstanceOfSatisfying(AssertionFailedError.class, failure -> assertThat(
                                    failure.getExpected().getStringRepresentation())
                            .isEqualTo("load\n  query\n  close\n"));
        }
    }

    @Test
    void repeated_atTheTop_passes() {
        check("load\nload", "load × 1..3");
    }

    @Test
    void repeated_elsewhere_hasNotMoved() {
        failure("load\n  page\n    query", "load\n  query × 0..3\n  page")
                .hasMessageContaining("load: 1 difference\n")
                .hasMessageContaining("NEW      query under load > page");
    }

    @Test
    void repeated_lessOftenHereThanThere_saysTheLeast() {
        String page = "\n  page\n    query × 3";
        failure("load\n  query" + page, "load\n  query × 2..5" + page)
                .hasMessageContaining("load: 1 difference\n")
                .hasMessageContaining("MISSING  query, expected 2 times under load, is there once\n");
    }

    @Test
    void repeated_besideAnOptionalStep_isNoLimit() {
        failure("load\n  query × 3", "load\n  query\n  warm up [optional]")
                .hasMessageContaining("NEW      query under load, 3 times, expected once\n");
    }

    @Test
    void optional_notThere_whatWasBelowItHasNotMoved() {
        failure("load\n  query\n    read", "load\n  warm up [optional] > read\n  query")
                .hasMessageContaining("load: 1 difference\n")
                .hasMessageContaining("NEW      read under load > query");
    }

    @Test
    void optional_there_whatWasBelowItHasMoved() {
        failure("load\n  warm up\n  query\n    read", "load\n  warm up [optional] > read\n  query")
                .hasMessageContaining("load: 1 difference\n")
                .hasMessageContaining("MOVED    read, expected under load > warm up, is under load > query\n");
    }

    @Test
    void optional_there_isInBothTexts() {
        failure("load\n  warm up", "load\n  warm up [optional]\n  close")
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> {
                    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("load\n  warm up\n  close\n");
                    assertThat(failure.getActual().getStringRepresentation()).isEqualTo("load\n  warm up\n");
                });
    }
}
