package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules that can't be meant are refused where they are declared, with the two that don't fit. */
class OutcomeSetUpTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final BusinessTransaction checkout = new Recording().tracing.transaction("checkout");

    @Test
    void atMost_notLongerThanZero_isRefused() {
        assertRefused(() -> checkout.atMost(Duration.ZERO), "longer than zero", "PT0S");
        assertRefused(() -> checkout.atMost("pay", Duration.ofMillis(-1)), "longer than zero", "PT-0.001S");
    }

    @Test
    void atMost_twoDifferentLimits_areRefused() {
        assertRefused(() -> checkout.atMost(SECOND).atMost(SECOND.plusMillis(1)), "at most PT1S", "at most PT1.001S");
        assertRefused(
                () -> checkout.atMost("pay", SECOND).atMost("pay", SECOND.plusMillis(1)),
                "'pay'",
                "at most PT1S",
                "at most PT1.001S");
        assertThat(checkout.atMost(SECOND).atMost(SECOND).name()).isEqualTo("checkout");
    }

    @Test
    void atMost_stepLongerThanTheWhole_isRefusedInEitherOrder() {
        Duration longer = SECOND.plusMillis(1);
        assertRefused(() -> checkout.atMost(SECOND).atMost("pay", longer), "'pay'", "PT1.001S", "transaction", "PT1S");
        assertRefused(() -> checkout.atMost("pay", longer).atMost(SECOND), "'pay'", "PT1.001S", "transaction", "PT1S");
    }

    @Test
    void atMost_longerThanAnyClock_isNeverBroken() {
        checkout.atMost(Duration.ofSeconds(Long.MAX_VALUE)).run(tx -> {});
    }

    @Test
    void atMostSteps_negativeOrTwoNumbers_areRefused() {
        assertRefused(() -> checkout.atMostSteps("query", -1), "'query'", "-1");
        assertRefused(() -> checkout.atMostSteps("query", 5).atMostSteps("query", 6), "at most 5", "at most 6");
    }

    @Test
    void atMostSteps_noneOfAStepThatHasOtherRules_isRefused() {
        assertRefused(() -> checkout.atMost("pay", SECOND).atMostSteps("pay", 0), "0 times", "PT1S");
        assertRefused(() -> checkout.atMostSteps("pay", 0).mayFail("pay"), "0 times", "may fail");
    }

    @Test
    void answers_alsoFailures_areRefusedInEitherOrder() {
        assertRefused(
                () -> checkout.answers(IOException.class).failures(IOException.class),
                "java.io.IOException",
                "answer",
                "failure");
        assertRefused(
                () -> checkout.failures(IOException.class).answers(IllegalStateException.class, IOException.class),
                "java.io.IOException",
                "answer",
                "failure");
    }

    @Test
    void answers_none_isRefused() {
        assertRefused(checkout::answers, "at least one");
    }

    @Test
    void blankNamesAndReasons_areRefused() {
        assertRefused(() -> checkout.mayFail(" "), "' '");
        assertRefused(() -> checkout.mayFail("x".repeat(257)), "at most 256");
        assertRefused(() -> checkout.failsWhen(String.class, text -> true, " "), "reason", "' '");
    }

    @Test
    void failsWhen_primitiveClass_isRefused() {
        assertRefused(() -> checkout.failsWhen(boolean.class, ok -> !ok, "declined"), "boolean", "wrapper");
    }

    @Test
    void eachRule_givesANewDefinition() {
        BusinessTransaction strict = checkout.atMostSteps("query", 0);
        assertThat(checkout.declared().needsSteps()).isFalse();
        assertThat(strict.finishes().declared().needsSteps()).isTrue();
        assertThat(strict.finishes().declared().finishes()).isTrue();
    }

    private static void assertRefused(ThrowingCallable declaring, CharSequence... says) {
        assertThatIllegalArgumentException().isThrownBy(declaring).satisfies(refused -> assertThat(refused.getMessage())
                .contains(says));
    }
}
