package io.github.perfectlap.testkit;

import io.github.perfectlap.internal.unwoven.Unwoven;
import org.jspecify.annotations.Nullable;

/** Why steps may be missing though the code under test is right: nobody has woven it. */
final class Hint {

    private Hint() {}

    /** The message, and a line of its own about annotated classes that were not woven, where there are any. */
    static String appendedTo(String message) {
        return appendedTo(message, Unwoven.sentence());
    }

    static String appendedTo(String message, @Nullable String unwoven) {
        return unwoven == null ? message : message.stripTrailing() + "\n\n  " + unwoven + "\n";
    }
}
