package io.github.perfectlap.report;

import io.github.perfectlap.report.internal.Branch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lines for people: a tree on the left, times in a column, what is worth knowing behind them. */
record TimedLines(boolean ids, boolean kinds) {

    // Beyond this depth the level is a number: no screen is wide enough, and lines would grow
    // with every level.
    private static final int DEEPEST_DRAWN = 20;
    private static final int WIDEST_NAME_COLUMN = 60;

    /** A line that waits for its turn. */
    private record Placed(Folded folded, Branch branch, int depth) {
        Placed child(Folded child, boolean last) {
            return depth < DEEPEST_DRAWN
                    ? new Placed(child, branch.child(last), depth + 1)
                    : new Placed(child, branch, depth + 1);
        }

        String left() {
            String lead = depth > DEEPEST_DRAWN ? branch.below() + "level " + depth + ": " : branch.lead();
            return lead + folded.label();
        }
    }

    private record Row(String left, String time, List<String> notes) {
        String text(int leftWidth, int timeWidth) {
            String gap = " ".repeat(Math.max(0, leftWidth - width(left)));
            String column = " ".repeat(timeWidth - time.length()) + time;
            return left + gap + "  " + column + (notes.isEmpty() ? "" : "  " + String.join("  ", notes));
        }
    }

    String draw(TraceTree tree) {
        List<Row> rows = rows(tree);
        int left =
                Math.min(WIDEST_NAME_COLUMN, widest(rows.stream().map(Row::left).toList()));
        int time = widest(rows.stream().map(Row::time).toList());
        StringBuilder out = new StringBuilder(ids ? "trace " + tree.traceId() + "\n" : "");
        rows.forEach(row -> out.append(row.text(left, time)).append('\n'));
        return out.append(new TransactionSum(tree).text()).toString();
    }

    private List<Row> rows(TraceTree tree) {
        List<Row> rows = new ArrayList<>();
        Deque<Placed> waiting = new ArrayDeque<>();
        Folded.all(tree.roots(), notes()).stream()
                .map(root -> new Placed(root, Branch.ROOT, 0))
                .forEach(waiting::addLast);
        while (!waiting.isEmpty()) {
            Placed placed = waiting.pop();
            rows.add(row(placed));
            pushChildren(placed, waiting);
        }
        return rows;
    }

    private TimedNotes notes() {
        return new TimedNotes(ids, kinds);
    }

    private void pushChildren(Placed parent, Deque<Placed> waiting) {
        List<Folded> children = Folded.all(parent.folded.first().children(), notes());
        for (int index = children.size() - 1; index >= 0; index--) {
            boolean last = index == children.size() - 1;
            waiting.push(parent.child(children.get(index), last));
        }
    }

    private static Row row(Placed placed) {
        Folded folded = placed.folded;
        return new Row(placed.left(), Milliseconds.text(folded.nanos()), folded.notes());
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(TimedLines::width).max().orElse(0);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
