package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong in a transaction, from the strongest to the weakest: of several that do, the first one here is what
 * is exported.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lambdas hold nothing
enum Mishap {
    THROWN(failed("explicit", IOException.class.getName()), none -> none, null),
    CANCELLED(failed("explicit", CancellationException.class.getName()), none -> none, null),

    STEP_SAYS_NO(failed("implicit", "step_declined"), none -> none, (play, broken) -> play.step("pay", 0, !broken)),
    SAID(failed("implicit", "said"), none -> none, (play, broken) -> {
        if (broken) {
            play.say("said");
        }
    }),
    RESULT_SAYS_NO(
            failed("implicit", "declined"),
            definition -> definition.failsWhen(Receipt.class, Receipt::isDeclined, "declined"),
            null),

    NOT_COMPLETED(new Row(Outcome.ABANDONED, null, "abandoned", null), none -> none, null),

    TOO_MANY_STEPS(
            new Row(Outcome.FAILED, "policy", "too_many_steps", "query"),
            definition -> definition.atMostSteps("query", 2),
            (play, broken) -> {
                for (int step = 0; step < (broken ? 4 : 2); step++) {
                    play.step("query", 0, true);
                }
            }),
    STEP_TOO_SLOW(
            new Row(Outcome.FAILED, "policy", "too_slow", "charge card"),
            definition -> definition.atMost("charge card", Duration.ofMillis(500)),
            (play, broken) -> play.step("charge card", broken ? 501 : 500, true)),
    TOO_SLOW(
            failed("policy", "too_slow"),
            definition -> definition.atMost(Duration.ofSeconds(2)),
            (play, broken) -> play.pass(broken ? 2_001 : 1)),

    STEP_THROWN(degraded(), none -> none, (play, broken) -> {
        if (broken) {
            play.throwingStep("publish", new IllegalStateException());
        }
    }),
    UNIMPORTANT_STEP_SAYS_NO(
            degraded(), definition -> definition.mayFail("score"), (play, broken) -> play.step("score", 0, !broken)),
    UNIMPORTANT_STEP_TOO_SLOW(
            degraded(),
            definition -> definition.atMost("mail", Duration.ofMillis(10)).mayFail("mail"),
            (play, broken) -> play.step("mail", broken ? 11 : 10, true)),
    UNIMPORTANT_STEP_NOT_ALLOWED(
            degraded(), definition -> definition.mayFail("retry").atMostSteps("retry", 1), (play, broken) -> {
                for (int step = 0; step < (broken ? 2 : 1); step++) {
                    play.step("retry", 0, true);
                }
            }),

    STEP_ANSWERED(
            new Row(Outcome.OK, null, null, null), definition -> definition.answers(NotFound.class), (play, broken) -> {
                if (broken) {
                    play.throwingStep("look up", new NotFound());
                }
            }),
    ANSWERED(new Row(Outcome.OK, null, null, null), definition -> definition.answers(OutOfStock.class), null);

    /** How a transaction ends: there is only one. */
    private static final Set<Mishap> ENDS = EnumSet.of(THROWN, CANCELLED, RESULT_SAYS_NO, NOT_COMPLETED, ANSWERED);

    /** What of it is to be seen. */
    record Row(
            Outcome outcome,
            @Nullable String kind,
            @Nullable String errorType,
            @Nullable String errorStep) {}

    /** What a transaction gives. */
    record Receipt(boolean isDeclined) {}

    static class OutOfStock extends Exception {
        private static final long serialVersionUID = 1;
    }

    static class SoldOut extends OutOfStock {
        private static final long serialVersionUID = 1;
    }

    static class NotFound extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Does it, or what comes next to it without being it. */
    interface Act {
        void act(Play play, boolean broken);
    }

    private final Row row;
    private final UnaryOperator<BusinessTransaction> declared;
    private final @Nullable Act act;

    Mishap(Row row, UnaryOperator<BusinessTransaction> declared, @Nullable Act act) {
        this.row = row;
        this.declared = declared;
        this.act = act;
    }

    private static Row failed(String kind, String errorType) {
        return new Row(Outcome.FAILED, kind, errorType, null);
    }

    private static Row degraded() {
        return new Row(Outcome.DEGRADED, null, null, null);
    }

    /** What is to be seen of a transaction in which all of these happen. */
    static Row row(Set<Mishap> happening) {
        return happening.isEmpty()
                ? new Row(Outcome.OK, null, null, null)
                : EnumSet.copyOf(happening).iterator().next().row;
    }

    boolean fitsWith(Mishap other) {
        return !ENDS.contains(this) || !ENDS.contains(other);
    }

    /** What is to be seen where it alone happens. */
    Row row() {
        return row;
    }

    BusinessTransaction declare(BusinessTransaction definition) {
        return declared.apply(definition);
    }

    boolean isEnd() {
        return act == null;
    }

    void act(Play play, boolean broken) {
        requireNonNull(act).act(play, broken);
    }
}
