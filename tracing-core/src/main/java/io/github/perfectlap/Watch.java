package io.github.perfectlap;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Knows whether one transaction that is not ended by its body is ended, and whether anybody still can. */
class Watch extends PhantomReference<Object> {

    private enum State {
        OPEN,
        /** It was counted as left open, and may still be closed. */
        LEFT_OPEN,
        /** Nobody closed it, and it was ended all the same. */
        ABANDONED,
        CLOSED
    }

    private static final AtomicReferenceFieldUpdater<Watch, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Watch.class, State.class, "state");

    private final Watched recorded;
    private final WatchList list;
    private final @Nullable String place;
    private volatile State state = State.OPEN;

    /** Neighbours in the list, which alone reads and writes them. */
    @Nullable
    Watch previous;

    @Nullable
    Watch next;

    /**
     * For one that is about to become current.
     *
     * @param opened who can end it has this
     * @param place where in the user's code it was opened, if that is wanted
     */
    Watch(Object opened, ReferenceQueue<Object> collected, Watched recorded, WatchList list, @Nullable String place) {
        super(opened, collected);
        this.recorded = recorded;
        this.list = list;
        this.place = place;
    }

    final Watched recorded() {
        return recorded;
    }

    /** Closes it for the user. */
    final void close() {
        switch (STATE.getAndSet(this, State.CLOSED)) {
            case OPEN -> closeFirst();
            case LEFT_OPEN -> {
                takeBack();
                closeFirst();
            }
            case ABANDONED -> {
                takeBack();
                recorded.letGo();
            }
            case CLOSED -> {
                // Only the first call counts.
            }
        }
    }

    /** Counts it as left open; that is taken back if it is closed after all. */
    final void leaveOpen() {
        if (STATE.compareAndSet(this, State.OPEN, State.LEFT_OPEN)) {
            report();
        }
    }

    /** Ends it, unless it is closed. */
    final void abandon() {
        State before = STATE.getAndUpdate(this, current -> current == State.CLOSED ? State.CLOSED : State.ABANDONED);
        if (before == State.OPEN) {
            report();
        }
        if (before == State.OPEN || before == State.LEFT_OPEN) {
            list.remove(this);
            recorded.abandon();
        }
    }

    /** Whether nothing can close it any more. */
    final boolean isAbandoned() {
        if (refersTo(null) && state != State.CLOSED) {
            abandon();
        }
        return state == State.ABANDONED;
    }

    /** Whether it is an open one of the same definition. */
    final boolean isOpenOneOf(BusinessTransaction definition) {
        return (state == State.OPEN || state == State.LEFT_OPEN)
                && definition.isOneWith(recorded.lap().definition());
    }

    private void closeFirst() {
        watchNoMore();
        recorded.close();
    }

    /** It has ended. */
    final void release() {
        if (STATE.getAndSet(this, State.CLOSED) == State.OPEN) {
            watchNoMore();
        }
    }

    private void watchNoMore() {
        list.remove(this);
        // Who still holds what is recorded, such as an exporter, must not make this come up as abandoned.
        clear();
    }

    void report() {
        recorded.lap().definition().leaks().report(place, problems());
    }

    private void takeBack() {
        recorded.lap().definition().leaks().takeBack(problems());
    }

    private Problems problems() {
        return recorded.lap().recorder().problems();
    }
}
