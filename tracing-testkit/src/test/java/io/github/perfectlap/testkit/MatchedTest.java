package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Which differences are told, and that no others are. */
class MatchedTest {

    private static AssertionFailedError failure(String recorded, String expected) {
        CapturedTraces traces = Steps.recorded(recorded);
        return catchThrowableOfType(
                AssertionFailedError.class, () -> assertThat(traces).hasShape(expected));
    }

    /** The lines between the first one and the drawing. */
    private static String told(String recorded, String expected) {
        String message = String.valueOf(failure(recorded, expected).getMessage());
        return message.substring(message.indexOf("\n\n") + 2, message.indexOf("\n\n", message.indexOf("\n\n") + 2));
    }

    private static String actual(String recorded, String expected) {
        return failure(recorded, expected).getActual().getStringRepresentation();
    }

    @Test
    void actualText_childrenInOtherOrder_standAsExpected() {
        assertThat(actual("t\n  new\n  c\n  b\n  a {k=1}", "t\n  a {k=2}\n  b\n  c"))
                .isEqualTo("t\n  a {k=1}\n  b\n  c\n  new\n");
        assertThat(actual("v\nu\nt", "t\nu [failed]\nv")).isEqualTo("t\nu\nv\n");
    }

    @Test
    void actualText_atLeast_staysSo() {
        assertThat(actual("t\n  a {k=1, l=2}\n  b", "t\n  a {k=2, …}\n  b")).isEqualTo("t\n  a {k=1, …}\n  b\n");
        assertThat(actual("t\n  a {l=2}", "t\n  a {k=2, …}")).isEqualTo("t\n  a {…}\n");
        assertThat(actual("t\n  a {}", "t\n  a {k=2}")).isEqualTo("t\n  a {}\n");
    }

    @Test
    void renamed_amongSeveral_sharesAWord() {
        assertThat(told("t\n  charge\n  load basket\n  x", "t\n  loadCart\n  send mail\n  audit"))
                .hasLineCount(5)
                .contains("  RENAMED  t > loadCart is now load basket\n")
                .contains("  MISSING  send mail, expected under t\n")
                .contains("  NEW      charge under t\n");
    }

    @Test
    void renamed_shareNoWord_areNotGuessed() {
        assertThat(told("t\n  /b\n  /d", "t\n  /a\n  /c")).doesNotContain("RENAMED");
        assertThat(told("t\n  b", "t\n  a\n  c")).doesNotContain("RENAMED");
    }

    @Test
    void renamed_otherChildren_isNotGuessed() {
        assertThat(told("t\n  pay\n    y", "t\n  charge\n    x"))
                .contains("  MISSING  charge, expected under t, with 1 step below it\n")
                .contains("  NEW      pay under t, with 1 step below it");
        assertThat(told("t\n  pay", "t\n  charge\n    x")).doesNotContain("RENAMED");
    }

    @Test
    void renamed_withItsChildren_isOneDifference() {
        assertThat(told("t\n  pay\n    x\n    y {k=1}", "t\n  charge\n    x\n    y {k=2}"))
                .isEqualTo("  RENAMED  t > charge is now pay\n  VALUE    y: k=1, expected k=2");
    }

    @Test
    void moved_whereANewOneStands_isNotRenamed() {
        assertThat(told("t\n  x\n  b\n    a", "t\n  a\n  b"))
                .isEqualTo("  MOVED    a, expected under t, is under t > b\n  NEW      x under t");
    }

    @Test
    void outOfOrder_ofOneName_areTakenByWhatTheySay() {
        assertThat(told("t\n  A {k=2}\n  A {k=1}", "t [in order]\n  A {k=1}\n  A {k=2}"))
                .startsWith("  ORDER    A, expected ")
                .hasLineCount(1);
    }

    @Test
    void outOfOrder_oneOfMany_isTheOneThatMoved() {
        assertThat(told("t\n  d\n  a\n  b\n  c", "t [in order]\n  a\n  b\n  c\n  d"))
                .isEqualTo("  ORDER    d, expected after c under t");
        assertThat(told("t\n  b\n  c\n  d\n  a", "t [in order]\n  a\n  b\n  c\n  d"))
                .isEqualTo("  ORDER    a, expected as the first under t");
    }

    @Test
    void failedHandOff_isNotWaitedFor() {
        CapturedTraces traces = CapturedTraces.create().timeLimit(Duration.ZERO);
        traces.tracing().transaction("t").run(tx -> {
            try (var step = tx.handOff("publish")) {
                step.fail("full");
            }
        });
        AssertionFailedError failure = catchThrowableOfType(AssertionFailedError.class, () -> assertThat(traces)
                .hasShape("t [degraded] > publish [failed] > ship"));
        assertThat(failure).message().contains("MISSING  ship").doesNotContain("waited");
    }

    @Test
    void simpleNameOfANestedClass_startsBehindTheDollar() {
        assertThat(told("t [failed io.Outer$Inner]", "t [failed ner]")).startsWith("  ERROR");
        assertThat(Steps.recorded("t [failed io.Outer$Inner]").allowFailures().toString())
                .contains("Inner");
        assertThat(Steps.recorded("t [failed io.Outer$Inner]"))
                .satisfies(t -> assertThat(t).hasShape("t [failed Inner]"));
    }

    @Test
    void renamed_atAnotherPlaceInOrder_sharesAWord() {
        assertThat(told("t\n  a\n  b\n  pay card", "t [in order]\n  a\n  charge card\n  b"))
                .isEqualTo("  RENAMED  t > charge card is now pay card\n"
                        + "  ORDER    charge card, expected after a under t");
        assertThat(told("t\n  a\n  b\n  x", "t [in order]\n  a\n  charge card\n  b"))
                .isEqualTo("  MISSING  charge card, expected after a under t\n  NEW      x under t");
    }

    @Test
    void renamed_root_isOneDifference() {
        assertThat(told("u", "t")).isEqualTo("  RENAMED  t is now u");
    }

    @Test
    void renamed_belowAStepThatIsGone_isNotGuessedElsewhere() {
        assertThat(told("t\nask the bank", "t\n  pay\n    ask bank"))
                .isEqualTo(
                        "  MISSING  pay, expected under t, with 1 step below it\n  NEW      ask the bank at the top");
    }

    @Test
    void inOrder_othersFitAsWell_takesThoseInOrder() {
        assertThat(told("t\n  A {k=2}\n  A {k=1}", "t [in order]\n  A {k=1}\n  A {k=1}"))
                .isEqualTo("  VALUE    A: k=2, expected k=1");
    }

    @Test
    void fewerOfOneName_areThoseMostAlike() {
        assertThat(told("t\n  A {k=2}", "t\n  A {k=1}\n    x\n    y\n  A {k=2}"))
                .isEqualTo("  MISSING  A, expected under t, with 2 steps below it");
        assertThat(told("t\n  A {k=1}", "t\n  A {k=1}\n    x\n  A {k=2}").lines())
                .containsExactlyInAnyOrder("  MISSING  x, expected under t > A", "  MISSING  A, expected under t");
    }

    @Test
    void moreOfOneName_areThoseLeastAlike() {
        assertThat(told("t\n  A {k=1}\n    x\n  A {k=2}", "t\n  A {k=1}").lines())
                .containsExactlyInAnyOrder("  NEW      x under t > A", "  NEW      A under t, one more than expected");
    }

    @Test
    void actualText_typeIsWrittenAndRight_staysSo() {
        assertThat(actual("t\n  a {k=3}", "t\n  a {k=(string) 3}\n  b")).isEqualTo("t\n  a {k=(string) 3}\n");
    }

    @Test
    void handOff_onlyAnOptionalStepIsToFollow_isNotWaitedFor() {
        CapturedTraces traces = CapturedTraces.create().timeLimit(Duration.ofMillis(20));
        traces.tracing().transaction("t").run(tx -> {
            try (var step = tx.handOff("publish")) {
                step.complete();
            }
        });
        AssertionFailedError failure = catchThrowableOfType(AssertionFailedError.class, () -> assertThat(traces)
                .hasShape("t\n  publish [producer] > ship [optional]\n  audit"));
        assertThat(failure).message().contains("MISSING  audit").doesNotContain("waited");
    }
}
