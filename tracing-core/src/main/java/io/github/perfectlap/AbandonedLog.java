package io.github.perfectlap;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Says which hand-offs were given up: of each kind once a minute at most, and then how many since the last time. Used by
 * one thread at a time.
 */
final class AbandonedLog {

    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<ExpectedHandOff, Unsaid> kinds = new HashMap<>();

    /** Notes one that was given up. */
    void add(HandOffNote note) {
        kinds.computeIfAbsent(note.expected(), kind -> new Unsaid(note)).add(note);
    }

    /** Says what there is to say by now. */
    void say(long now) {
        kinds.values().forEach(unsaid -> unsaid.say(now, false));
        kinds.values().removeIf(unsaid -> unsaid.isOver(now));
    }

    /** Says all there is to say. */
    void sayAll(long now) {
        kinds.values().forEach(unsaid -> unsaid.say(now, true));
        kinds.clear();
    }

    /** Whether something waits for its time. */
    boolean isWaiting() {
        return kinds.values().stream().anyMatch(unsaid -> unsaid.count > 0);
    }

    private static final class Unsaid {

        private int count;
        private HandOffNote oldest;
        private boolean isSaid;
        private long lastSaid;

        Unsaid(HandOffNote first) {
            oldest = first;
        }

        void add(HandOffNote note) {
            if (count == 0 || note.handedNanos() - oldest.handedNanos() < 0) {
                oldest = note;
            }
            count++;
        }

        void say(long now, boolean atOnce) {
            if (count > 0 && (atOnce || !isSaid || now - lastSaid >= PAUSE)) {
                Log.warning(line(now), null);
                isSaid = true;
                lastSaid = now;
                count = 0;
            }
        }

        boolean isOver(long now) {
            return count == 0 && now - lastSaid >= PAUSE;
        }

        private String line(long now) {
            AbandonedHandOff abandoned = oldest.at(now);
            Expectation expectation = oldest.expected().expectation();
            return "Abandoned: " + count + " x '" + abandoned.step() + "' of '" + abandoned.transaction() + "'"
                    + (abandoned.carrier() == null ? "" : " on '" + abandoned.carrier() + "'")
                    + " was not " + expectation.kind().name().toLowerCase(Locale.ROOT) + " within "
                    + seconds(expectation.limit().toNanos()) + "; the oldest was handed over "
                    + seconds(abandoned.age().toNanos()) + " ago, in trace " + abandoned.traceId()
                    + " (each kind is said once a minute at most)";
        }

        private static String seconds(long nanos) {
            return String.format(Locale.ROOT, "%.1f s", nanos / NANOS_PER_SECOND);
        }
    }
}
