package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the transactions of one name that nobody closed: one line without the place, since to know it at
 * each start would be dear, and one with it.
 */
final class LeakReport {

    /** The kind of problem. */
    static final String LEFT_OPEN = "transaction left open";

    private final String name;
    private final AtomicBoolean said = new AtomicBoolean();
    private final AtomicBoolean placeSaid = new AtomicBoolean();

    LeakReport(String name) {
        this.name = name;
    }

    /** Whether it would be good to know where the next one is opened. */
    boolean wantsPlace() {
        return said.get() && !placeSaid.get();
    }

    /** Counts one that was left open, and says it where that is news. */
    void report(@Nullable String place, Problems problems) {
        problems.count(LEFT_OPEN, 1);
        if (place != null && placeSaid.compareAndSet(false, true)) {
            problems.say("'" + name + "' was left open. It was opened at " + place);
        } else if (said.compareAndSet(false, true)) {
            problems.say("'" + name + "' was opened with start() and not closed before the next one started on its"
                    + " thread, or nothing was left that could close it, or Perfect Lap was closed. Open it in"
                    + " try (…), or use the lambda form. The next time, the place is said");
        }
    }

    /** One that was counted is closed after all. */
    void takeBack(Problems problems) {
        problems.count(LEFT_OPEN, -1);
    }
}
