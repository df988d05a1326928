package io.github.perfectlap;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Knows whether one transaction that was opened by hand is closed, and whether anybody still can. */
final class Watch extends PhantomReference<OpenedTransaction> {

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
     * @param place where in the user's code it was opened, if that is wanted
     */
    Watch(
            OpenedTransaction opened,
            ReferenceQueue<OpenedTransaction> collected,
            Watched recorded,
            WatchList list,
            @Nullable String place) {
        super(opened, collected);
        this.recorded = recorded;
        this.list = list;
        this.place = place;
    }

    /** Closes it for the user. */
    void close() {
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
    void leaveOpen() {
        if (STATE.compareAndSet(this, State.OPEN, State.LEFT_OPEN)) {
            report();
        }
    }

    /** Ends it, unless it is closed. */
    void abandon() {
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
    boolean isAbandoned() {
        if (refersTo(null) && state != State.CLOSED) {
            abandon();
        }
        return state == State.ABANDONED;
    }

    /** Whether it is an open one of the same definition. */
    boolean isOpenOneOf(BusinessTransaction definition) {
        return (state == State.OPEN || state == State.LEFT_OPEN)
                && definition.isOneWith(recorded.lap().definition());
    }

    private void closeFirst() {
        list.remove(this);
        // Who still holds what is recorded, such as an exporter, must not make this come up as abandoned.
        clear();
        recorded.close();
    }

    private void report() {
        recorded.lap().definition().leaks().report(place, problems());
    }

    private void takeBack() {
        recorded.lap().definition().leaks().takeBack(problems());
    }

    private Problems problems() {
        return recorded.lap().recorder().problems();
    }
}
