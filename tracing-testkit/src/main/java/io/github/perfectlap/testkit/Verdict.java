package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

/**
 * What a failed assertion says.
 *
 * @param expected the expectation as a text for an IDE to show; empty where there is nothing to show
 * @param actual what was recorded, likewise
 */
record Verdict(String message, String expected, String actual) {

    /** Null if all is as expected. */
    static @Nullable Verdict of(Comparison comparison, Shape shape, @Nullable CapturedTraces capture) {
        if (comparison.actual().isEmpty()) {
            String names =
                    shape.roots().stream().map(ExpectedStep::name).distinct().collect(joining(", "));
            String nothing = Clipped.to(60, names) + ": " + NothingRecorded.text(capture);
            return new Verdict(said(nothing, capture), "", "");
        }
        if (comparison.isMatch()) {
            return null;
        }
        SideBySide texts = new SideBySide(comparison);
        boolean isByLine = !comparison.expected().isEmpty();
        return new Verdict(
                said(FailureText.of(comparison), capture),
                isByLine ? texts.expected() : "",
                isByLine ? masked(texts.actual(), capture) : "");
    }

    /** Likewise of what was not to be; where nothing is recorded at all, that proves nothing. */
    static @Nullable Verdict ofNegative(Comparison comparison, @Nullable CapturedTraces capture) {
        if (comparison.actual().isEmpty()) {
            return new Verdict(NothingRecorded.text(capture) + "; to expect just that, say isEmpty()", "", "");
        }
        return comparison.isMatch() ? null : new Verdict(said(FailureText.of(comparison), capture), "", "");
    }

    /** With what else is known of the capture, and without its secrets. */
    private static String said(String text, @Nullable CapturedTraces capture) {
        return masked(Hint.appendedTo(capture == null ? text : text + capture.notes()), capture);
    }

    private static String masked(String text, @Nullable CapturedTraces capture) {
        return capture == null ? text : capture.guard().masked(text);
    }

    boolean hasTexts() {
        return !expected.isEmpty();
    }

    /** Lets the end of the test know what was found to be as expected. */
    static void cover(Covered covered, Comparison comparison, Level level) {
        switch (level) {
            case EXACTLY -> covered.add(Shape.spans(comparison));
            case AT_LEAST -> covered.addSome(Shape.spans(comparison));
            case PATHS -> {
                // It speaks of names only.
            }
        }
    }
}
