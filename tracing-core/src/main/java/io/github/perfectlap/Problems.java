package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
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

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final CheckedNames names = new CheckedNames();

    /** Calls a part; whatever it throws ends here. */
    void guard(String part, Part body) {
        try {
            body.run();
        } catch (Throwable fault) {
            failed(part, fault);
        }
    }

    /** Asks a part; where it throws or has no answer, that is counted, and the fallback is the answer. */
    <T> T ask(String part, T fallback, Supplier<? extends @Nullable T> body) {
        try {
            T answer = body.get();
            if (answer != null) {
                return answer;
            }
            record(part, part + " failed; it answered null, and something else is used", null);
            return fallback;
        } catch (Throwable fault) {
            failed(part, fault);
            return fallback;
        }
    }

    /** Counts a problem of the given kind, and logs the first of that kind. */
    void report(String kind, String message) {
        record(kind, message, null);
    }

    /** Counts without a word; less than nothing takes back what was counted. */
    void count(String kind, int more) {
        counts.computeIfAbsent(kind, key -> new LongAdder()).add(more);
    }

    /** Logs; that it is said once is the caller's affair. */
    void say(String message) {
        Log.warning(message, null);
    }

    /** How often a kind of problem was met. */
    long count(String kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    /** Something opened later was still open when a step was closed. */
    void leftOpen(String name) {
        report(
                "scope left open",
                "When '" + name + "' was closed, something opened later on its thread was still open; close in"
                        + " reverse order, or use the lambda form");
    }

    /** Something was closed by a thread that had not opened it. */
    void closedElsewhere(String name) {
        report(
                "closed elsewhere",
                "Step '" + name + "' was closed by a thread that did not open it; close it where it was opened, or"
                        + " use the lambda form");
    }

    /** A name that is not a constant, where it holds an id. */
    void checkName(String name) {
        if (names.hasId(name)) {
            report(
                    "id in a name",
                    "The name '" + name + "' seems to hold an id, and then there is one for each: name what it is, and"
                            + " set the id as an attribute");
        }
    }

    /** An attribute's name is longer than any has reason to be. */
    void attributeNameTooLong(String name) {
        report(
                "attribute name too long",
                "An attribute's name had " + name.length() + " characters, and " + TextLimits.SHORT
                        + " is the most there may be; the attribute is left out");
    }

    /** An attribute has a value that nobody could export. */
    void attributeLeftOut(AttributeKey<?> key) {
        report(
                "attribute left out",
                "Attribute '" + key.getKey() + "' is left out: its value is not of the type " + key.getType()
                        + " that its key says, or a list of too many numbers");
    }

    /** Counts that a part threw. */
    void failed(String part, Throwable fault) {
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
            Log.warning(message + " (said once)", fault);
        }
    }
}
