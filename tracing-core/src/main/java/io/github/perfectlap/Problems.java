package io.github.perfectlap;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in telemetry itself. Each kind is logged once and counted; nothing is thrown, so
 * that no fault of the SDK, of an extension or of a user's callback reaches business code.
 */
final class Problems {

    /** A call that leaves our own code: into the SDK or a callback. */
    @FunctionalInterface
    interface Part {
        void run();
    }

    private static final Logger logger = Logger.getLogger(Tracing.class.getName());

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Calls a part; whatever it throws ends here. */
    void guard(String part, Part body) {
        try {
            body.run();
        } catch (Throwable fault) {
            failed(part, fault);
        }
    }

    /** Asks a part; whatever it throws ends here, and the fallback is the answer. */
    <T> T ask(String part, T fallback, Supplier<? extends @Nullable T> body) {
        try {
            T answer = body.get();
            return answer == null ? fallback : answer;
        } catch (Throwable fault) {
            failed(part, fault);
            return fallback;
        }
    }

    /** Counts a problem of the given kind, and logs the first of that kind. */
    void report(String kind, String message) {
        record(kind, message, null);
    }

    /** How often a kind of problem was met. */
    long count(String kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    private void failed(String part, Throwable fault) {
        try {
            record(part, part + " failed; it is left out, and the application goes on", fault);
        } catch (Throwable noRoomLeft) {
            // Out of stack or memory: what the application does about that is worth more than the count.
        }
    }

    private void record(String kind, String message, @Nullable Throwable fault) {
        LongAdder count = counts.computeIfAbsent(kind, key -> new LongAdder());
        boolean isFirst = count.sum() == 0;
        count.increment();
        // A runaway recursion is the application's, and logging might link its classes where the stack ends.
        if (isFirst && !(fault instanceof StackOverflowError)) {
            log(message, fault);
        }
    }

    private static void log(String message, @Nullable Throwable fault) {
        try {
            logger.log(Level.WARNING, message + " (said once)", fault);
        } catch (Throwable faultyHandler) {
            // A log handler is the application's own; where it throws, there is nobody left to tell.
        }
    }
}
