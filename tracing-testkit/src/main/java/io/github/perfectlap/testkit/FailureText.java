package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What a test says when the steps are not as expected: at most 40 lines. */
final class FailureText {

    private static final int MAX_DIFFERENCES = 10;

    private FailureText() {}

    static String of(Comparison comparison) {
        if (comparison.actual().isEmpty()) {
            return names(comparison) + ": " + Shape.NOTHING;
        }
        List<Difference> differences = comparison.differences();
        String head = names(comparison) + ": " + count(differences.size());
        String waiting = comparison.waiting();
        return head
                + (waiting.isEmpty() ? "" : "; " + waiting)
                + "\n\n"
                + lines(differences)
                + "\n"
                + new MarkedTree(comparison).draw();
    }

    /** One line each, at most eleven. */
    static String lines(List<Difference> differences) {
        String shown = differences.stream()
                .limit(MAX_DIFFERENCES)
                .map(difference -> difference.line() + "\n")
                .collect(joining());
        int more = differences.size() - MAX_DIFFERENCES;
        return more > 0 ? shown + "  and " + more + " more\n" : shown;
    }

    private static String names(Comparison comparison) {
        String names = comparison.expected().stream()
                .map(ExpectedStep::name)
                .distinct()
                .collect(joining(", "));
        return Clipped.to(60, names);
    }

    private static String count(int differences) {
        return differences == 1 ? "1 difference" : differences + " differences";
    }
}
