package io.github.perfectlap.testkit;

import io.github.perfectlap.ErrorKind;
import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionSignals;

/** What can be counted. */
enum Counted {
    STARTED,
    ENDED,
    IN_FLIGHT,
    ERRORS,
    EXPLICIT_ERRORS,
    IMPLICIT_ERRORS,
    POLICY_ERRORS;

    static Counted errors(ErrorKind kind) {
        return switch (kind) {
            case EXPLICIT -> EXPLICIT_ERRORS;
            case IMPLICIT -> IMPLICIT_ERRORS;
            case POLICY -> POLICY_ERRORS;
        };
    }

    String text() {
        return Words.of(this).replace('_', ' ');
    }

    boolean isOfErrors() {
        return compareTo(ERRORS) >= 0;
    }

    long count(TransactionSignals signals) {
        return switch (this) {
            case STARTED -> signals.started();
            case ENDED -> signals.ended();
            case IN_FLIGHT -> signals.inFlight();
            case ERRORS -> signals.count(Outcome.FAILED);
            case EXPLICIT_ERRORS -> signals.errors(ErrorKind.EXPLICIT);
            case IMPLICIT_ERRORS -> signals.errors(ErrorKind.IMPLICIT);
            case POLICY_ERRORS -> signals.errors(ErrorKind.POLICY);
        };
    }
}
