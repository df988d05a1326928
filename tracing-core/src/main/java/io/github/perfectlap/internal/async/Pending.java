package io.github.perfectlap.internal.async;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** An end that is still to be told, and whether anybody is left who could. */
final class Pending extends PhantomReference<Object> {

    /** Nobody pays for more than these of the ones forgotten. */
    private static final int MOST_AT_ONCE = 32;

    private static final ReferenceQueue<Object> forgotten = new ReferenceQueue<>();
    private static final Set<Pending> open = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean isTelling = new AtomicBoolean();

    private final AsyncEnd end;
    private final AtomicBoolean isClaimed = new AtomicBoolean();

    private Pending(Object teller, AsyncEnd end) {
        super(teller, forgotten);
        this.end = end;
    }

    /** Where the teller is garbage before anybody claims it, the end is told as abandoned. */
    static Pending by(Object teller, AsyncEnd end) {
        Pending pending = new Pending(teller, end);
        open.add(pending);
        return pending;
    }

    /** True for the first who asks, and nobody else: that one tells the end. */
    boolean claim() {
        if (isClaimed.get() || !isClaimed.compareAndSet(false, true)) {
            return false;
        }
        open.remove(this);
        clear();
        return true;
    }

    static void endForgotten() {
        // Whoever sees one end may begin others, and these end no more of them.
        if (isTelling.get() || !isTelling.compareAndSet(false, true)) {
            return;
        }
        try {
            endSome();
        } finally {
            isTelling.set(false);
        }
    }

    private static void endSome() {
        for (int told = 0; told < MOST_AT_ONCE; told++) {
            Reference<?> next = forgotten.poll();
            if (next == null) {
                return;
            }
            ((Pending) next).abandon();
        }
    }

    private void abandon() {
        if (claim()) {
            try {
                end.abandoned();
            } catch (Throwable fault) {
                // Somebody else's work is not to hear of it.
            }
        }
    }
}
