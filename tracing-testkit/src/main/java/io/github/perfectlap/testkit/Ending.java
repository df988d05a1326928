package io.github.perfectlap.testkit;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import io.github.perfectlap.report.StepShape.Fact;
import io.github.perfectlap.report.TracedSpan;
import org.jspecify.annotations.Nullable;

/** Judges how a step ended. */
final class Ending {

    static final String NOT_COMPLETED = "was closed without complete()";

    private Ending() {}

    /** Whether the one fact is as the other wants it; null stands for success. */
    static boolean isAsExpected(@Nullable Fact expected, @Nullable Fact actual) {
        if (expected == null || actual == null) {
            return expected == null && actual == null;
        }
        return expected.word().equals(actual.word()) && fits(expected.reason(), actual.reason());
    }

    /** Whether nobody had said that it is complete; a transaction says so itself, a step by its error's type. */
    static boolean isNotCompleted(TracedSpan span) {
        String outcome = span.attributes().get(TransactionAttributes.OUTCOME);
        String said = outcome == null ? span.attributes().get(TransactionAttributes.ERROR_TYPE) : outcome;
        return Outcome.ABANDONED.text().equals(said);
    }

    private static boolean fits(String expected, String actual) {
        return expected.isEmpty() || expected.equals(actual) || isSimpleName(expected, actual);
    }

    private static boolean isSimpleName(String expected, String actual) {
        return expected.indexOf('.') < 0 && (actual.endsWith("." + expected) || actual.endsWith("$" + expected));
    }
}
