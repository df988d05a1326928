package io.github.perfectlap.report;

import io.github.perfectlap.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The last line of a drawing: how the transaction ended, and where its time went. */
record TransactionSum(TraceTree tree) {

    String text() {
        TraceNode finish = tree.finish();
        Duration endToEnd = tree.endToEnd();
        return (finish == null || endToEnd == null ? unfinished() : finished(finish, endToEnd)) + "\n";
    }

    private String unfinished() {
        boolean isTransaction = tree.nodes().stream().anyMatch(node -> SpanFacts.belongsToTransaction(node.span()));
        return isTransaction ? "not finished" : "no transaction";
    }

    private String finished(TraceNode finish, Duration endToEnd) {
        Outcome outcome = outcome(finish);
        String ending = "end to end " + text(endToEnd);
        return ending + (outcome == null ? "" : ", " + outcome.text()) + split(finish);
    }

    private static String split(TraceNode finish) {
        CriticalPath path = CriticalPath.to(finish);
        return path.waits().isZero() ? "" : ": work " + text(path.work()) + ", waits " + text(path.waits());
    }

    // The process that finished the transaction knows more than the one that started it.
    private @Nullable Outcome outcome(TraceNode finish) {
        Outcome last = SpanFacts.outcome(finish.span());
        return last == null ? tree.outcome() : last;
    }

    private static String text(Duration time) {
        return Milliseconds.text(time.toNanos());
    }
}
