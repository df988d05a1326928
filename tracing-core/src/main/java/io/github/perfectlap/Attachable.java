package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What becomes current on the thread that opens it, which gets back what it had before. Where {@link OwnStorage} keeps
 * that, it is written straight into the thread's cell.
 */
abstract class Attachable implements Watched, Context {

    private static final byte OPEN = 1;
    private static final byte CLOSED_ONCE = 2;

    private final Context parent;
    private final Thread owner;
    /** Where the thread that opened it keeps what is current; null where it has no cell of ours. */
    private Object @Nullable [] cell;
    // Both are used by that thread alone. A byte says which of its two scopes what is current in a cell has, since a
    // collector has something to do for each reference that is written.
    private byte scopeInCell;
    private @Nullable Scope scope;

    /** Opened on the calling thread, which keeps what is current in the given cell. */
    Attachable(Context parent, Object @Nullable [] cell) {
        this.parent = parent;
        this.owner = Thread.currentThread();
        this.cell = cell;
    }

    @Override
    public final void startedOn(Object @Nullable [] ofThread) {
        this.cell = ofThread;
    }

    /** The cell of the calling thread, which what is around in a context knows if that thread opened it. */
    static Object @Nullable [] cellIn(Context context) {
        return context instanceof Attachable around && around.isHere() ? around.cell : OwnStorage.cellOrNull();
    }

    /** Whether it has ended, for those who ask it to do something. */
    abstract boolean isClosed();

    /** Notes that what was opened inside was still current when this was to give back what was before. */
    abstract void leftOpen();

    @Override
    public final Context parentContext() {
        return parent;
    }

    @Override
    public Context context() {
        return this;
    }

    /** Whether the calling thread is the one that opened it. */
    final boolean isHere() {
        return Thread.currentThread() == owner;
    }

    /** Whether both were opened by the same thread. */
    final boolean isOnThreadOf(Attachable other) {
        return owner == other.owner;
    }

    /** What is current in the cell of the calling thread; null for another thread's. */
    private @Nullable Object currentInCell() {
        return cell != null && isHere() ? OwnStorage.currentIn(cell) : null;
    }

    /** What is current on the calling thread, which loses steps that have ended and were left open on it. */
    final Context current() {
        boolean isInside = !(scope instanceof Attached) && !isClosed();
        return isInside && currentInCell() instanceof Attachable inner && inner.cell == cell && !inner.isLeftOver()
                ? inner
                : lap().recorder().current();
    }

    /** What is current on the calling thread, whatever that is; null where nothing is. */
    final @Nullable Context innermost() {
        return currentInCell() instanceof Attachable inner
                ? inner
                : ContextStorage.get().current();
    }

    /** Whether this is current on the calling thread, by a scope that {@link #attach} gave. */
    final boolean isCurrent(Scope attached) {
        return attached == OwnStorage.IN_CELL
                ? currentInCell() == this
                : ContextStorage.get().current() == this;
    }

    /** Makes it current on the thread that opened it, on which the given context is. */
    final Scope attach(Context before) {
        return exchange(before, this) ? OwnStorage.IN_CELL : attach();
    }

    private boolean exchange(Context from, Context to) {
        return cell != null && isHere() && OwnStorage.exchange(cell, from, to);
    }

    private Scope attach() {
        try {
            return ContextStorage.get().attach(context());
        } catch (Throwable fault) {
            lap().recorder().problems().failed("Making a span current", fault);
            return Scope.noop();
        }
    }

    /** Likewise, until it is closed. */
    final void makeCurrent(Context before) {
        placed(before == parent ? attach(before) : Attached.here(attach(), before));
    }

    @Override
    public final void makeCurrent(Context before, Watch watch) {
        placed(Attached.here(attach(), before, watch));
    }

    /** What was made current until it is closed; null in the lambda form. */
    final @Nullable Scope scope() {
        return switch (scopeInCell) {
            case OPEN -> OwnStorage.IN_CELL;
            case CLOSED_ONCE -> OwnStorage.SPENT;
            default -> scope;
        };
    }

    private void placed(Scope opened) {
        if (opened == OwnStorage.IN_CELL) {
            scopeInCell = OPEN;
        } else {
            scopeInCell = 0;
            scope = opened;
        }
    }

    @Override
    public final @Nullable Watch watch() {
        return scope instanceof Attached attached ? attached.watch() : null;
    }

    @Override
    public final Context before() {
        return scope instanceof Attached attached ? attached.before() : parent;
    }

    /** Gives the thread that opened it, on which it is current, back what was current before. */
    final void release(Scope attached, Context before) {
        if (Nesting.isLeftOver(before)) {
            giveBack(attached, before, true);
        } else {
            restore(attached, before);
        }
    }

    /** Likewise, where that is still open. */
    final void restore(Scope attached, Context before) {
        try {
            if (attached != OwnStorage.IN_CELL) {
                attached.close();
            } else if (!exchange(this, before)) {
                once(attached, before).close();
            } else if (scopeInCell == OPEN) {
                scopeInCell = CLOSED_ONCE;
            }
        } catch (Throwable fault) {
            failedToGiveBack(fault);
        }
    }

    /**
     * Gives the thread that opened it back what was current before, whatever is now.
     *
     * @param isEndOfBody whether nothing but what is inside can be current
     */
    final void giveBack(Scope attached, Context before, boolean isEndOfBody) {
        try {
            Scope real = once(attached, before);
            if (!Attached.close(real, this, before, isEndOfBody)) {
                placed(Attached.here(real, before, watch()));
                leftOpen();
            }
        } catch (Throwable fault) {
            failedToGiveBack(fault);
        }
    }

    /** A scope that can be closed once, by the thread that has what it closes. */
    private Scope once(Scope attached, Context before) {
        if (attached != OwnStorage.IN_CELL) {
            return attached;
        }
        Scope real = isHere() ? OwnStorage.scope(before, this) : OwnStorage.SPENT;
        if (scopeInCell == OPEN) {
            placed(real);
        }
        return real;
    }

    private void failedToGiveBack(Throwable fault) {
        lap().recorder().problems().failed("Giving a thread its context back", fault);
    }
}
