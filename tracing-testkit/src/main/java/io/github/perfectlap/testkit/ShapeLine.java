package io.github.perfectlap.testkit;

import io.github.perfectlap.report.internal.Branch;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of an expected shape.
 *
 * @param number its place in the text, from 1
 */
record ShapeLine(int number, String text) {

    /** The lines of a text that are not blank. */
    static List<ShapeLine> of(String text) {
        String[] all = text.split("\\R", -1);
        List<ShapeLine> lines = new ArrayList<>();
        for (int index = 0; index < all.length; index++) {
            if (!all[index].isBlank()) {
                lines.add(new ShapeLine(index + 1, all[index]));
            }
        }
        return lines;
    }

    /** Where the indentation ends. */
    int column() {
        return Branch.end(text);
    }

    /** What is behind the indentation. */
    String rest() {
        return text.substring(column());
    }
}
