package io.github.perfectlap.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Siblings that share a line.
 *
 * @param first the one whose name and place the line shows
 * @param nanos the sum of their times
 */
record Folded(TraceNode first, List<String> notes, int count, long nanos) {

    static List<Folded> all(List<TraceNode> siblings, TimedNotes notes) {
        List<Folded> lines = new ArrayList<>();
        for (TraceNode sibling : siblings) {
            Folded next = new Folded(sibling, notes.of(sibling), 1, nanos(sibling.span()));
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).isLike(next)) {
                lines.set(last, lines.get(last).plus(next));
            } else {
                lines.add(next);
            }
        }
        return lines;
    }

    static long nanos(TracedSpan span) {
        return Math.max(0, span.endEpochNanos() - span.startEpochNanos());
    }

    String label() {
        String name = TimedNotes.clipped(first.name());
        return count == 1 ? name : name + " × " + count;
    }

    private boolean isLike(Folded next) {
        return first.name().equals(next.first.name())
                && notes.equals(next.notes)
                && first.children().isEmpty()
                && next.first.children().isEmpty();
    }

    private Folded plus(Folded next) {
        return new Folded(first, notes, count + next.count, nanos + next.nanos);
    }
}
