package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what two steps say, apart from their names and what is below them. */
final class StepDifferences {

    private final ExpectedStep expected;
    private final ActualStep actual;
    private final List<Difference> found = new ArrayList<>();

    private StepDifferences(ExpectedStep expected, ActualStep actual) {
        this.expected = expected;
        this.actual = actual;
    }

    static List<Difference> between(ExpectedStep expected, ActualStep actual) {
        // What a step lacks that has not ended follows from that.
        return actual.isOpen() ? List.of() : new StepDifferences(expected, actual).all();
    }

    private List<Difference> all() {
        if (!Ending.isAsExpected(expected.outcome(), actual.outcome())) {
            add(DifferenceKind.ERROR, ending(expected.outcome(), actual));
        }
        if (expected.kind() != null && expected.kind() != actual.kind()) {
            add(DifferenceKind.VALUE, "is " + Words.of(actual.kind()) + ", expected " + Words.of(expected.kind()));
        }
        expected.attributes().differences(actual.attributes()).forEach(text -> add(DifferenceKind.VALUE, text));
        expected.line()
                .all(HasEvent.class)
                .filter(event -> !actual.has(event))
                .forEach(event -> add(DifferenceKind.VALUE, event.text() + " is missing"));
        compareLinks(expected.line().all(LinksTo.class).map(LinksTo::step).toList());
        expected.line()
                .all(Within.class)
                .filter(limit -> !actual.is(limit))
                .forEach(limit -> add(DifferenceKind.SLOW, actual.took() + ", expected " + limit.text()));
        return found;
    }

    private void compareLinks(List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        List<String> extra = new ArrayList<>();
        actual.links().stream().filter(link -> !missing.remove(link)).forEach(extra::add);
        missing.forEach(link -> add(DifferenceKind.VALUE, "link -> " + link + " is missing"));
        if (!wanted.isEmpty()) {
            extra.forEach(link -> add(DifferenceKind.VALUE, "link -> " + link + " is not expected"));
        }
    }

    private void add(DifferenceKind kind, String text) {
        found.add(new Difference(kind, actual.name() + ": " + text));
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
}
