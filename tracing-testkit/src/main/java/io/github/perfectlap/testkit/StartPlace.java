package io.github.perfectlap.testkit;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** Where in the user's code something was started. */
final class StartPlace {

    private static final StackWalker WALKER = StackWalker.getInstance();

    // By whole package: a test of the user's may live in a package below one of ours.
    private static final Set<String> OURS = Set.of(
            "io.github.perfectlap",
            "io.github.perfectlap.annotation",
            "io.github.perfectlap.internal.async",
            "io.github.perfectlap.testkit",
            "io.github.perfectlap.weave");

    private StartPlace() {}

    /** The innermost frame of the calling thread that is the user's, as an IDE makes it a link. */
    static String ofCaller() {
        return WALKER.walk(frames -> frames.filter(StartPlace::isUsers)
                .findFirst()
                .map(StartPlace::text)
                .orElse("a place outside the user's code"));
    }

    private static boolean isUsers(StackFrame frame) {
        String name = frame.getClassName();
        return !name.startsWith("java.")
                && !name.startsWith("jdk.")
                && !name.startsWith("io.opentelemetry.")
                && !name.startsWith("io.github.perfectlap.context.")
                && !OURS.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }

    private static String text(StackFrame frame) {
        return frame.getClassName()
                + "."
                + frame.getMethodName()
                + "("
                + frame.getFileName()
                + ":"
                + frame.getLineNumber()
                + ")";
    }
}
