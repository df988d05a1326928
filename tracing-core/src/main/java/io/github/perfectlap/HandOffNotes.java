package io.github.perfectlap;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes of hand-offs that have not come back: so many that are awaited, and the last ones that were given up.
 * Thread-safe, but for {@link #giveUp}.
 */
final class HandOffNotes {

    private final Map<HandOffId, HandOffNote> notes = new ConcurrentHashMap<>();
    private final Queue<HandOffId> abandoned = new ArrayDeque<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private final int mostAwaited;
    private final int mostAbandoned;

    HandOffNotes(int mostAwaited, int mostAbandoned) {
        this.mostAwaited = mostAwaited;
        this.mostAbandoned = mostAbandoned;
    }

    /** Takes room for one that is to be added; whether there was any. */
    boolean takeRoom() {
        if (awaited.incrementAndGet() <= mostAwaited) {
            return true;
        }
        awaited.decrementAndGet();
        return false;
    }

    /** Adds one that has room; false where there is another of this id. */
    boolean add(HandOffNote note) {
        return notes.putIfAbsent(note.id(), note) == null;
    }

    /** Adds one that has room to those of its transaction: the newest says since when it is awaited. */
    void addToTransaction(HandOffNote note) {
        notes.merge(note.id(), note, (before, newest) -> {
            awaited.decrementAndGet();
            return before.isAbandoned() ? before : newest.times(before.handOffs() + 1);
        });
    }

    /** Takes one out; null where there is none. */
    @Nullable
    HandOffNote remove(HandOffId id) {
        HandOffNote note = notes.remove(id);
        if (note != null && !note.isAbandoned()) {
            awaited.decrementAndGet();
        }
        return note;
    }

    /** Takes back a hand-off that was none; what was taken out with it, if it was the only one. */
    @Nullable
    HandOffNote takeBack(HandOffId id) {
        for (HandOffNote note = notes.get(id); note != null; note = notes.get(id)) {
            if (note.handOffs() == 1) {
                return remove(id);
            }
            if (notes.replace(id, note, note.times(note.handOffs() - 1))) {
                return null;
            }
        }
        return null;
    }

    /** Gives up those whose time is over, each once. Called by one thread at a time. */
    void giveUp(long now, Consumer<HandOffNote> reporter) {
        abandoned.removeIf(id -> !notes.containsKey(id));
        for (HandOffNote note : notes.values()) {
            if (!note.isAbandoned() && note.isLate(now) && giveUp(note)) {
                reporter.accept(note);
            }
        }
    }

    private boolean giveUp(HandOffNote note) {
        boolean isGivenUp = notes.replace(note.id(), note, note.abandoned());
        if (isGivenUp) {
            awaited.decrementAndGet();
            abandoned.add(note.id());
            if (abandoned.size() > mostAbandoned) {
                var unused = remove(abandoned.remove());
            }
        }
        return isGivenUp;
    }

    /** How many are awaited. */
    int awaited() {
        return awaited.get();
    }

    /** Those that were given up and have not come back, as far as they are remembered. */
    Stream<HandOffNote> abandoned() {
        return notes.values().stream().filter(HandOffNote::isAbandoned);
    }
}
