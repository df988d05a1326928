package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What a test says when the steps are not as expected: at most 40 lines and 1,500 characters. */
final class FailureText {

    private static final int MAX_DIFFERENCES = 10;
    private static final int MAX_CHARACTERS_OF_DIFFERENCES = 900;
    private static final int MAX_CHARACTERS = 1_490;

    private FailureText() {}

    /** The text for something that was recorded. */
    static String of(Comparison comparison) {
        List<Difference> differences = comparison.differences();
        String head = names(comparison) + ": " + count(differences.size());
        String waiting = comparison.waiting();
        String text = head + (waiting.isEmpty() ? "" : "; " + waiting) + "\n\n" + lines(differences) + "\n";
        return text + new MarkedTree(comparison).draw(MAX_CHARACTERS - text.length());
    }

    /** One line each, at most eleven. */
    static String lines(List<Difference> differences) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (Difference difference : differences) {
            String line = difference.line() + "\n";
            boolean isRoom = count < MAX_DIFFERENCES
                    && (count == 0 || shown.length() + line.length() <= MAX_CHARACTERS_OF_DIFFERENCES);
            if (!isRoom) {
                break;
            }
            shown.append(line);
            count++;
        }
        int more = differences.size() - count;
        return more > 0 ? shown + "  and " + more + " more\n" : shown.toString();
    }

    /** Names of the traces that are spoken of. */
    static String names(Comparison comparison) {
        List<String> roots = comparison.expected().isEmpty()
                ? comparison.actual().stream().map(ActualStep::name).toList()
                : comparison.expected().stream().map(ExpectedStep::name).toList();
        return Clipped.to(60, roots.stream().distinct().collect(joining(", ")));
    }

    private static String count(int differences) {
        return differences == 1 ? "1 difference" : differences + " differences";
    }
}
