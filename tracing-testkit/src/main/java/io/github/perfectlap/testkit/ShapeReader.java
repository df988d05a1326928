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

    // The last one is the blank that does not break, which some drawings are made with.
    private static final String INDENTATION = " │├└─\u00a0";

    private record Level(int column, ExpectedStep step) {}

    private final Deque<Level> above = new ArrayDeque<>();
    private final List<ExpectedStep> roots = new ArrayList<>();

    private ShapeReader() {}

    /** The roots of what the text draws; at least one. */
    static List<ExpectedStep> read(String text) {
        ShapeReader reader = new ShapeReader();
        String[] lines = text.split("\\R", -1);
        for (int index = 0; index < lines.length; index++) {
            if (!lines[index].isBlank()) {
                reader.add(lines[index], index + 1);
            }
        }
        if (reader.roots.isEmpty()) {
            throw new IllegalArgumentException(
                    "an expected shape needs at least one step; to expect that nothing was recorded, say"
                            + " assertThat(traces).isEmpty()");
        }
        return List.copyOf(reader.roots);
    }

    private void add(String line, int number) {
        int column = 0;
        while (column < line.length() && INDENTATION.indexOf(line.charAt(column)) >= 0) {
            column++;
        }
        LineText text = new LineText(line, column, number);
        if (column < line.length() && line.charAt(column) == '\t') {
            throw text.error("it is indented with a tab; use blanks");
        }
        ExpectedStep parent = parentAt(column, text);
        ExpectedStep step = new ExpectedStep(new LineReader(text).read(), parent);
        if (parent == null) {
            roots.add(step);
        }
        above.push(new Level(column, lastOfChain(step, text)));
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

    private @Nullable ExpectedStep parentAt(int column, LineText text) {
        int last = column;
        while (!above.isEmpty() && above.peek().column() >= column) {
            last = above.pop().column();
        }
        if (last != column) {
            throw text.error("it is indented like no line above it");
        }
        return above.isEmpty() ? null : above.peek().step();
    }
}
