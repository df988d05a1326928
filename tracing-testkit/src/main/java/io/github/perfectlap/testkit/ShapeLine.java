package io.github.perfectlap.testkit;

/**
 * One line of an expected shape.
 *
 * @param number its place in the text, from 1
 */
record ShapeLine(int number, String text) {

    // The last one is the blank that does not break, which some drawings are made with.
    private static final String INDENTATION = " │├└─\u00a0";

    /** Where the indentation ends. */
    int column() {
        int column = 0;
        while (column < text.length() && INDENTATION.indexOf(text.charAt(column)) >= 0) {
            column++;
        }
        return column;
    }

    /** What is behind the indentation. */
    String rest() {
        return text.substring(column());
    }
}
