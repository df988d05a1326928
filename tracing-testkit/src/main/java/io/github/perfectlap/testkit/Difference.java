package io.github.perfectlap.testkit;

/** One thing that is not as expected, in one line. */
record Difference(DifferenceKind kind, String text) {

    private static final int MAX_LENGTH = 300;

    String line() {
        return "  " + kind.column() + Clipped.to(MAX_LENGTH, text);
    }
}
