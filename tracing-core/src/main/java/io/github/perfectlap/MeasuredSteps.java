package io.github.perfectlap;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps of a definition whose time is counted. Immutable. */
final class MeasuredSteps {

    private final Map<String, MeasuredStep> byName;

    private MeasuredSteps(Map<String, MeasuredStep> byName) {
        this.byName = byName;
    }

    /** Those that were measured before, if any, and these. */
    static MeasuredSteps of(@Nullable MeasuredSteps before, Measure measure, Iterable<String> names) {
        Map<String, MeasuredStep> all = new HashMap<>(before == null ? Map.of() : before.byName);
        names.forEach(name -> all.put(name, measure.step(name)));
        return new MeasuredSteps(Map.copyOf(all));
    }

    /** Counts a step that has ended, and remembers its time for the step around it, where one of them is measured. */
    void ended(Recorded step, boolean isFailed, long endNanos, long reading, LapDetails details) {
        long nanos = Math.max(0, endNanos - step.startNanos());
        MeasuredStep measured = byName.get(step.openedAs());
        if (measured != null) {
            long self = Math.max(0, nanos - details.innerTimes().take(step));
            measured.ended(isFailed, nanos, self, reading, step);
        }
        if (step.outer() instanceof Recorded around && isMeasuredAround(around, step)) {
            details.innerTimes().add(around, nanos);
        }
    }

    /** Time that passes in a step on another thread passes beside the one around it, not instead of it. */
    private boolean isMeasuredAround(Recorded around, Recorded step) {
        return around.lap() == step.lap()
                && around.role() != Role.TRANSACTION
                && around.isOnThreadOf(step)
                && byName.containsKey(around.openedAs());
    }
}
