package io.github.perfectlap;

import static io.github.perfectlap.ResultRule.failsWhen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.StatusCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link OutcomeTableTest} does not say of the rules for outcomes. */
@ParameterizedClass
@EnumSource(Mode.class)
class OutcomeRulesTest {

    private static final String RULE = "A result rule";

    private final Recording recording;
    private final BusinessTransaction checkout;

    OutcomeRulesTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout");
    }

    @Test
    void failsWhen_severalFit_theFirstSaysWhy() {
        String unused = checkout.failsWhen(String.class, String::isEmpty, "empty")
                .failsWhen(CharSequence.class, text -> text.length() < 3, "short")
                .call(tx -> "");
        assertFailed("empty");
    }

    @Test
    void failsWhen_reasonOfTheResult_isTheErrorType() {
        String unused = checkout.failsWhen(String.class, text -> true, text -> text + "_funds")
                .call(tx -> "insufficient");
        assertFailed("insufficient_funds");
    }

    @Test
    void failsWhen_ruleSharedWithAStep_judgesBoth() {
        ResultRule<Boolean> declined = failsWhen(approved -> !approved, "declined");
        boolean unused = checkout.failsWhen(Boolean.class, declined).call(tx -> tx.step("pay", () -> false, declined));
        assertFailed("declined");
        assertThat(recording.attribute("pay", TransactionAttributes.ERROR_TYPE)).isEqualTo("declined");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void failsWhen_anotherTypeOrNullOrNoResult_isOk() {
        BusinessTransaction empty = checkout.failsWhen(String.class, String::isEmpty, "empty");
        int unused = empty.call(tx -> 0);
        String nothing = empty.call(tx -> null);
        checkout.failsWhen(Object.class, result -> true, "any").run(tx -> {});
        assertThat(nothing).isNull();
        assertThat(recording.count("duration", "checkout", "ok")).isEqualTo(3);
        assertThat(recording.tracing.problems().count(RULE)).isZero();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // as other languages of the JVM do
    void failsWhen_predicateOfAnotherType_resultArrivesAndIsOk() {
        Predicate<Integer> negative = number -> number < 0;
        String result = checkout.failsWhen(String.class, (Predicate) negative, "negative")
                .call(tx -> "receipt");
        assertThat(result).isEqualTo("receipt");
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(recording.tracing.problems().count(RULE)).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void failsWhen_reasonIsNull_failsWithAnUnknownReason() {
        String unused =
                checkout.failsWhen(String.class, text -> true, text -> null).call(tx -> "receipt");
        assertFailed("_OTHER");
    }

    @Test
    void failsWhen_switchedOff_isNotAsked() {
        BusinessTransaction strict = checkout.failsWhen(String.class, text -> fail(), "never");
        checkout.switchOff();
        assertThat(strict.<String, RuntimeException>call(tx -> "receipt")).isEqualTo("receipt");
        String resumed = strict.resume(new Headers(), new Headers()).call(tx -> "receipt");
        assertThat(resumed).isEqualTo("receipt");
        assertThat(recording.tracing.problems().count(RULE)).isZero();
    }

    private static boolean fail() {
        throw new IllegalStateException();
    }

    @Test
    void answers_exceptionOfASubclass_passesAndIsRecordedNowhere() {
        IOException answer = new FileNotFoundException();
        BusinessTransaction answering = checkout.answers(IOException.class);
        assertThatThrownBy(() -> answering.run(tx -> {
                    tx.next("look");
                    throw answer;
                }))
                .isSameAs(answer);
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
        assertThat(recording.spans()).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(span.getEvents()).isEmpty();
            assertThat(span.getAttributes().get(TransactionAttributes.ERROR_TYPE))
                    .isNull();
        });
    }

    @Test
    void failures_belowAnAnswer_theNearestDecides() {
        BusinessTransaction answering =
                checkout.failures(FileNotFoundException.class).answers(IOException.class);
        assertThatThrownBy(() -> answering.run(tx -> {
                    throw new FileNotFoundException();
                }))
                .isNotNull();
        assertFailed(FileNotFoundException.class.getName());
    }

    @Test
    void answers_errorsAndOtherExceptions_areFailures() {
        BusinessTransaction answering = checkout.answers(IOException.class);
        assertThatThrownBy(() -> answering.run(tx -> {
                    throw new AssertionError();
                }))
                .isNotNull();
        assertFailed(AssertionError.class.getName());
    }

    @Test
    void fail_withAnAnswerInTryForm_isComplete() {
        try (Transaction order = checkout.answers(IOException.class).start();
                Step look = order.step("look")) {
            look.fail(new IOException());
            order.fail(new IOException());
        }
        assertThat(recording.outcome("checkout")).isEqualTo("ok");
    }

    @Test
    void said_andThenThrown_isTheException() {
        assertThatThrownBy(() -> checkout.run(tx -> {
                    tx.fail("declined");
                    throw new IllegalStateException();
                }))
                .isNotNull();
        assertFailed(IllegalStateException.class.getName());
    }

    @Test
    void failedOnSeveralThreads_theStrongestStays() {
        for (int round = 0; round < 500; round++) {
            checkout.run(tx -> Threads.run(List.of(
                    new Thread(() -> tx.fail("declined")), new Thread(() -> tx.fail(new IllegalStateException())))));
        }
        assertThat(recording.spans())
                .hasSize(500)
                .extracting(span -> span.getAttributes().get(TransactionAttributes.ERROR_TYPE))
                .containsOnly(IllegalStateException.class.getName());
    }

    @Test
    void saidAndThrown_declaredAnAnswer_isWhatWasSaid() {
        assertThatThrownBy(() -> checkout.answers(IllegalStateException.class).run(tx -> {
                    tx.fail("declined");
                    throw new IllegalStateException();
                }))
                .isNotNull();
        assertFailed("declined");
    }

    @Test
    void atMost_stepTooSlow_itsSpanSaysSo() {
        checkout.atMost("pay", Duration.ofMillis(500))
                .run(tx -> tx.step("pay", () -> recording.pass(Duration.ofMillis(501))));
        assertThat(recording.span("pay").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recording.attribute("pay", TransactionAttributes.ERROR_TYPE)).isEqualTo("too_slow");
        assertThat(recording.attribute("pay", TransactionAttributes.ERROR_STEP)).isNull();
        assertFailed("too_slow");
    }

    @Test
    void atMost_stepTooSlowAndThrown_itsSpanSaysTheException() {
        checkout.atMost("pay", Duration.ofMillis(500)).run(tx -> assertThatThrownBy(() -> tx.step("pay", () -> {
                    recording.pass(Duration.ofMillis(501));
                    throw new IOException();
                }))
                .isNotNull());
        assertThat(recording.attribute("pay", TransactionAttributes.ERROR_TYPE)).isEqualTo(IOException.class.getName());
        assertFailed("too_slow");
    }

    @Test
    void atMost_stepsOfASequenceAndHandOffs_countToo() {
        BusinessTransaction strict =
                checkout.atMost("reserve", Duration.ofMillis(1)).atMost("publish", Duration.ofMillis(1));
        strict.run(tx -> {
            tx.next("reserve");
            recording.pass(Duration.ofMillis(2));
            tx.next("pay");
        });
        strict.run(tx -> {
            Step publish = tx.handOff("publish");
            recording.pass(Duration.ofMillis(2));
            publish.complete();
            publish.close();
        });
        assertThat(recording.count("duration", "checkout", "failed")).isEqualTo(2);
    }

    @Test
    void atMostSteps_broken_theStepsDoNotFail() {
        checkout.atMostSteps("query", 0).run(tx -> tx.step("query", () -> {}));
        assertThat(recording.span("query").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertFailed("too_many_steps");
    }

    @Test
    void atMostSteps_onManyThreads_countsEach() {
        BusinessTransaction strict = checkout.atMostSteps("query", 39);
        for (int round = 0; round < 100; round++) {
            strict.run(tx -> Threads.run(4, () -> queries(tx)));
        }
        assertThat(recording.count("duration", "checkout", "failed")).isEqualTo(100);
        checkout.atMostSteps("query", 40).run(tx -> Threads.run(4, () -> queries(tx)));
        assertThat(recording.count("duration", "checkout", "ok")).isEqualTo(1);
    }

    private static void queries(Transaction tx) {
        for (int i = 0; i < 10; i++) {
            tx.step("query", () -> {});
        }
    }

    @Test
    void mayFail_stepFails_onlyItsOwnSpanIsAnError() {
        checkout.mayFail("mail").run(tx -> tx.run("mail", mail -> mail.fail("mailbox_full")));
        assertThat(recording.span("mail").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(recording.span("checkout").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(recording.outcome("checkout")).isEqualTo("degraded");
    }

    @Test
    void nameWithAnId_isSaidOnceAndNotRefused() {
        try (LogLines log = new LogLines()) {
            checkout.run(tx -> tx.step("load order 4711123", () -> {}));
            checkout.run(tx -> tx.step("load order 4711124", () -> {}));
            recording.tracing.transaction("order 4711123").run(tx -> {});
            assertThat(log.warnings()).hasSize(1).first().asString().contains("'load order 4711123'");
        }
        assertThat(recording.names()).contains("load order 4711123", "order 4711123");
    }

    private void assertFailed(String errorType) {
        assertThat(recording.outcome("checkout")).isEqualTo("failed");
        assertThat(recording.attribute("checkout", TransactionAttributes.ERROR_TYPE))
                .isEqualTo(errorType);
    }
}
