package io.github.perfectlap.internal.unwoven;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of classes whose annotations do nothing, and what would help. */
final class Sentence {

    private static final int MAX_NAMES = 5;

    private static final String FIX =
            " Add the goal transform of byte-buddy-maven-plugin to the build, and transform-test for test classes; see"
                    + " docs/annotations.md. Where it is there: mvn compile alone does not weave, mvn process-classes"
                    + " does, and an IDE that compiles by itself leaves classes unwoven."
                    + " PERFECTLAP_WEAVE_CHECK=off ends this check";

    private Sentence() {}

    /** Null where there is nothing to say. */
    static @Nullable String of(List<String> classes) {
        return classes.isEmpty() ? null : subject(classes) + FIX;
    }

    private static String subject(List<String> classes) {
        if (classes.size() == 1) {
            return classes.get(0) + " is annotated and not woven: its annotations do nothing.";
        }
        return names(classes) + " are annotated and not woven: their annotations do nothing.";
    }

    private static String names(List<String> classes) {
        int more = classes.size() - MAX_NAMES;
        if (more > 0) {
            return String.join(", ", classes.subList(0, MAX_NAMES)) + " and " + more + " more";
        }
        int last = classes.size() - 1;
        return String.join(", ", classes.subList(0, last)) + " and " + classes.get(last);
    }
}
