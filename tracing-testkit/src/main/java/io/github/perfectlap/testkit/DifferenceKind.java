package io.github.perfectlap.testkit;

/** The word that a line about a difference starts with; in the order in which they are told. */
enum DifferenceKind {
    /** One trace became two. */
    TORN,
    RENAMED,
    MOVED,
    MISSING,
    NEW,
    ORDER,
    ERROR,
    VALUE,
    /** More time than was expected. */
    SLOW,
    /** A span that was not ended. */
    OPEN,
    /** A context that was left current on the test's thread. */
    SCOPE,
    /** A span of another process whose parent has not come. */
    TORN,
    /** Something that must not leave the process. */
    SECRET;

    private static final int WIDTH = 9;

    /** The word and the blanks up to where the text begins. */
    String column() {
        return name() + " ".repeat(WIDTH - name().length());
    }
}
