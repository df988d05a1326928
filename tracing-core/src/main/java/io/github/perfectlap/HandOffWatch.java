package io.github.perfectlap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Finds the hand-offs that did not come back in time, and tells of them, on a thread that is there while any is awaited. */
final class HandOffWatch implements Errand.Work {

    private static final long TICK_MILLIS = 500;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final AbandonedLog log = new AbandonedLog();
    private final ReentrantLock checking = new ReentrantLock();
    private final Errand errand;
    private final HandOffNotes notes;
    private final EpochClock clock;
    private final List<Consumer<AbandonedHandOff>> listeners;
    private final HandOffMetrics metrics;
    private final Problems problems;
    /** Whether something was found that is to be said later. */
    private volatile boolean isSilent;

    HandOffWatch(
            HandOffNotes notes,
            EpochClock clock,
            List<Consumer<AbandonedHandOff>> listeners,
            HandOffMetrics metrics,
            Problems problems) {
        this.errand = new Errand("perfect-lap-watch", this, problems);
        this.notes = notes;
        this.clock = clock;
        this.listeners = listeners;
        this.metrics = metrics;
        this.problems = problems;
    }

    /** Called when one is awaited. */
    void go() {
        errand.go();
    }

    @Override
    public boolean isNeeded() {
        return notes.awaited() > 0 || isSilent;
    }

    @Override
    public void doSome() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        check();
    }

    /** Gives up those whose time is over. */
    void check() {
        checking.lock();
        try {
            log.say(giveUp());
            isSilent = log.isWaiting();
        } finally {
            checking.unlock();
        }
    }

    /** Looks a last time, says how many are still awaited, and leaves no thread behind. */
    void close() {
        if (checking.tryLock()) {
            try {
                log.sayAll(giveUp());
            } finally {
                checking.unlock();
            }
        }
        int left = notes.awaited();
        if (left > 0) {
            Log.info(left + " hand-offs are still awaited, and nobody watches them any more: Perfect Lap was closed");
        }
        errand.close(CLOSE_LIMIT);
    }

    private long giveUp() {
        long now = clock.nanoTime();
        List<HandOffNote> givenUp = new ArrayList<>();
        notes.giveUp(now, givenUp::add);
        for (HandOffNote note : givenUp) {
            metrics.abandoned(note.expected(), 1);
            log.add(note);
            tell(note.at(now));
        }
        return now;
    }

    private void tell(AbandonedHandOff abandoned) {
        for (Consumer<AbandonedHandOff> listener : listeners) {
            problems.guard("Telling of an abandoned hand-off", () -> listener.accept(abandoned));
        }
    }
}
