package io.github.perfectlap.testkit;

import io.github.perfectlap.report.internal.Branch;

/**
 * One line of an expected shape.
 *
 * @param number its place in the text, from 1
 */
record ShapeLine(int number, String text) {

    /** Where the indentation ends. */
    int column() {
        return Branch.end(text);
    }

    /** What is behind the indentation. */
    String rest() {
        return text.substring(column());
    }
}
