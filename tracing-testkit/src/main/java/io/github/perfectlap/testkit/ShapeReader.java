package io.github.perfectlap.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expected shape: one step a line, each level further in than the one above, or a step and
 * its child on one line. Lines may be indented with blanks or with the strokes of a drawing.
 */
final class ShapeReader {

    static final String GROUP = "in any order:";

    /**
     * A line that others may be below.
     *
     * @param free whether it is the head of a group, whose steps are the children of the step above it
     */
    private record Level(int column, ExpectedStep step, boolean free) {}

    private final Deque<Level> above = new ArrayDeque<>();
    private final List<ExpectedStep> roots = new ArrayList<>();

    private ShapeReader() {}

    /** The roots of what the text draws; at least one. */
    static List<ExpectedStep> read(String text) {
        ShapeReader reader = new ShapeReader();
        for (ShapeLine line : ShapeLine.of(text)) {
            reader.add(line);
        }
        if (reader.roots.isEmpty()) {
            throw new IllegalArgumentException(
                    "an expected shape needs at least one step; to expect that nothing was recorded, say"
                            + " assertThat(traces).isEmpty()");
        }
        return List.copyOf(reader.roots);
    }

    private void add(ShapeLine line) {
        int column = line.column();
        LineText text = new LineText(line.text(), column, line.number());
        if (line.rest().startsWith("\t")) {
            throw text.error("it is indented with a tab; use blanks");
        }
        Level parent = parentAt(column, text);
        if (line.rest().stripTrailing().equals(GROUP)) {
            above.push(group(column, parent, text));
            return;
        }
        ExpectedStep step = new ExpectedStep(new LineReader(text).read(), parent == null ? null : parent.step());
        if (parent == null) {
            roots.add(step);
        } else if (parent.free()) {
            step.inAnyOrder();
        }
        above.push(new Level(column, lastOfChain(step, text), false));
    }

    private static Level group(int column, @Nullable Level parent, LineText text) {
        if (parent == null || !parent.step().inOrder()) {
            throw text.error("it stands below a step that is [in order], among its children");
        }
        return new Level(column, parent.step(), true);
    }

    /** Reads what else is on the line: each step behind a mark is a child of the one before it. */
    private static ExpectedStep lastOfChain(ExpectedStep first, LineText text) {
        ExpectedStep last = first;
        while (text.skip(LineText.CHILD)) {
            last = new ExpectedStep(new LineReader(text).read(), last);
        }
        text.expectEnd();
        return last;
    }

    private @Nullable Level parentAt(int column, LineText text) {
        int last = column;
        while (!above.isEmpty() && above.peek().column() >= column) {
            last = above.pop().column();
        }
        if (last != column) {
            throw text.error("it is indented like no line above it");
        }
        return above.peek();
    }
}
