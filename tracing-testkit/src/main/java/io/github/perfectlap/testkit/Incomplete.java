package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.github.perfectlap.report.TraceTree;
import java.time.Duration;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Says why the traces are not complete. */
final class Incomplete {

    private static final int MAX_SPANS = 10;

    private Incomplete() {}

    static AssertionFailedError error(
            SpanBook.Wait wait, Duration limit, String otherwise, SpanBook book, String notes) {
        List<OpenSpan> open = book.open();
        String what = open.isEmpty() ? otherwise : count(open.size());
        String head = "the traces are not complete" + why(wait, limit) + what;
        String message = head + "\n" + lines(open) + "\n" + Trees.draw(TraceTree.of(book.ended())) + notes;
        return new AssertionFailedError(Hint.appendedTo(message));
    }

    /** One line for each open span, with the place that started it. */
    static String lines(List<OpenSpan> open) {
        String shown = open.stream()
                .limit(MAX_SPANS)
                .map(span -> "\n  " + DifferenceKind.OPEN.column() + span.text())
                .collect(joining());
        int more = open.size() - MAX_SPANS;
        return (more > 0 ? shown + "\n  and " + more + " more" : shown) + (open.isEmpty() ? "" : "\n");
    }

    private static String count(int open) {
        return open == 1 ? "1 span is open" : open + " spans are open";
    }

    private static String why(SpanBook.Wait wait, Duration limit) {
        return switch (wait) {
            case INSIDE -> " and can't become so while this thread waits inside an open one: ";
            case INTERRUPTED -> " and this thread was interrupted while it waited: ";
            default -> " after " + seconds(limit) + ": ";
        };
    }

    static String seconds(Duration limit) {
        boolean whole = limit.toMillisPart() == 0;
        return whole ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
