package io.github.perfectlap;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** Where in the user's code something happens. */
final class UserPlace {

    static final String UNKNOWN = "a place that is not the application's";

    private static final StackWalker WALKER = StackWalker.getInstance();

    // By whole package: what a user tries out may live in a package below one of ours.
    private static final Set<String> OURS =
            Set.of("io.github.perfectlap", "io.github.perfectlap.annotation", "io.github.perfectlap.weave");

    private UserPlace() {}

    /** The innermost frame of the calling thread that is the user's. */
    static String ofCaller() {
        return WALKER.walk(frames -> frames.filter(UserPlace::isUsers)
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse(UNKNOWN));
    }

    private static boolean isUsers(StackFrame frame) {
        String name = frame.getClassName();
        return !name.startsWith("java.")
                && !name.startsWith("jdk.")
                && !name.startsWith("io.github.perfectlap.context.")
                && !OURS.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
}
