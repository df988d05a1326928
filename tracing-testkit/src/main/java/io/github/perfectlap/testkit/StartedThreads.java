package io.github.perfectlap.testkit;

import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;

/**
 * Which test started a thread. A pool's threads have none: they outlive the test that happened to be the first, and
 * serve others.
 */
final class StartedThreads extends InheritableThreadLocal<@Nullable CapturedTraces> {

    private static final StackWalker WALKER = StackWalker.getInstance();

    @Override
    protected @Nullable CapturedTraces childValue(@Nullable CapturedTraces starter) {
        return starter == null || isStartedByPool() ? null : starter;
    }

    private static boolean isStartedByPool() {
        return WALKER.walk(frames -> frames.anyMatch(StartedThreads::isPool));
    }

    private static boolean isPool(StackFrame frame) {
        return switch (frame.getClassName()) {
            case "java.util.concurrent.ThreadPoolExecutor" ->
                frame.getMethodName().equals("addWorker");
            case "java.util.concurrent.ForkJoinPool" -> frame.getMethodName().equals("createWorker");
            default -> false;
        };
    }
}
