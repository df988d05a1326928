package io.github.perfectlap.testkit;

/** The word that a line about a difference starts with; in the order in which they are told. */
enum DifferenceKind {
    /** One trace became two, or a span of another process has a parent that has not come. */
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
    /** A context that was left current, or whose scope was closed twice or on another thread. */
    SCOPE,
    /** A hand-off that nobody has read. */
    UNREAD,
    /** A span that belongs to no test. */
    STRAY,
    /** Something that must not leave the process. */
    SECRET;

    private static final int WIDTH = 9;

    /** The word and the blanks up to where the text begins. */
    String column() {
        return name() + " ".repeat(WIDTH - name().length());
    }
}
