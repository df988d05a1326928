package io.github.perfectlap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What totals that only grow were at the beginning of the last minute. Time is cut into slots of five seconds. Whoever
 * is the first to add in a slot notes the totals, so nobody needs a timer; slots in which nobody adds need no note,
 * since the next one says the same. Readings of the clock come from those who add, who have read it anyhow.
 *
 * @param <T> the totals; immutable
 */
final class SlidingWindow<T> {

    static final long SLOT_NANOS = TimeUnit.SECONDS.toNanos(5);
    static final int SLOTS = 12;

    private static final VarHandle DUE = Fields.handle(MethodHandles.lookup(), "due", long.class);

    private final long origin;
    private volatile long due;
    private final AtomicReferenceArray<Note<T>> notes = new AtomicReferenceArray<>(SLOTS + 1);

    /** @param origin reading of the clock before which nothing was added */
    SlidingWindow(long origin) {
        this.origin = origin;
        this.due = origin + SLOT_NANOS;
    }

    /** Whether this is the first addition of a slot. */
    boolean isDue(long reading) {
        return reading - due >= 0;
    }

    /** Notes the totals, unless another thread does; called before the first addition of a slot. */
    void turn(long reading, Supplier<T> totals) {
        long was = due;
        long slot = slot(reading);
        if (reading - was >= 0 && DUE.compareAndSet(this, was, origin + (slot + 1) * SLOT_NANOS)) {
            notes.set((int) (slot % (SLOTS + 1)), new Note<>(slot, totals.get()));
        }
    }

    /**
     * The totals when the window began, or null where nothing was added since. Asked before the present totals are
     * read, they are never more than those.
     *
     * @param nothing totals when nothing was added
     */
    @Nullable
    T before(long reading, T nothing) {
        long begin = begin(reading);
        if (begin == 0) {
            return nothing;
        }
        Note<T> earliest = null;
        for (int i = 0; i < notes.length(); i++) {
            Note<T> note = notes.get(i);
            if (note != null && note.slot >= begin && (earliest == null || note.slot < earliest.slot)) {
                earliest = note;
            }
        }
        return earliest == null ? null : earliest.totals;
    }

    /** Nanoseconds that the window is long: sixty to sixty-five seconds, or less where all of it is younger. */
    long nanos(long reading) {
        return Math.max(0, reading - origin - begin(reading) * SLOT_NANOS);
    }

    private long begin(long reading) {
        return Math.max(0, slot(reading) - SLOTS);
    }

    private long slot(long reading) {
        return Math.max(0, (reading - origin) / SLOT_NANOS);
    }

    private record Note<T>(long slot, T totals) {}
}
