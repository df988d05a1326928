package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares what two steps say, apart from their names and what is below them. */
final class StepDifferences {

    private StepDifferences() {}

    static List<Difference> between(ExpectedStep expected, ActualStep actual) {
        List<Difference> found = new ArrayList<>();
        String name = actual.name() + ": ";
        if (!Ending.isAsExpected(expected.outcome(), actual.outcome())) {
            found.add(new Difference(DifferenceKind.ERROR, name + ending(expected.outcome(), actual)));
        }
        if (expected.kind() != null && expected.kind() != actual.kind()) {
            String text = "is " + word(actual.kind()) + ", expected " + word(expected.kind());
            found.add(new Difference(DifferenceKind.VALUE, name + text));
        }
        for (String text : expected.attributes().differences(actual.shape().attributes())) {
            found.add(new Difference(DifferenceKind.VALUE, name + text));
        }
        return found;
    }

    private static String ending(@Nullable Fact expected, ActualStep actual) {
        if (!Ending.isNotCompleted(actual.span())) {
            return said(actual.outcome()) + ", expected " + wanted(expected);
        }
        // Where another end was expected, the reader wants to know how this one would be written.
        return expected == null
                ? Ending.NOT_COMPLETED
                : Ending.NOT_COMPLETED + ": " + said(actual.outcome()) + ", expected " + wanted(expected);
    }

    private static String said(@Nullable Fact outcome) {
        return outcome == null ? "succeeded" : Clipped.to(80, outcome.text());
    }

    private static String wanted(@Nullable Fact outcome) {
        return outcome == null ? "to succeed" : Clipped.to(80, outcome.text());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
