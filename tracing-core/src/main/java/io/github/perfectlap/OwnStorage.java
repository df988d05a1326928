package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is current on each thread in a cell, as OpenTelemetry's own storage does in a thread-local. What is opened
 * on a thread remembers the cell, so that it need not look for it again, and takes no scope to become current.
 *
 * <p>It takes the place of that storage and of no other, and only what is asked first is looked past: where somebody
 * put a storage of their own in front, everything goes through it.
 */
final class OwnStorage implements ContextStorage {

    /** Stands for the scope of what is current in its thread's cell. */
    static final Scope IN_CELL = () -> {};

    /** Stands for that scope when it has been closed, which it is once. */
    static final Scope SPENT = () -> {};

    // By which users say which storage they want.
    private static final String WANTED = "io.opentelemetry.context.contextStorageProvider";

    private static final Logger logger = Logger.getLogger(OwnStorage.class.getName());

    private static final Context ROOT = ContextStorage.defaultStorage().root();

    // An array of the JDK's, so that a thread of somebody's pool keeps no class of ours.
    private static final ThreadLocal<Object[]> CELLS = new ThreadLocal<>();

    private static final int CURRENT = 0;

    // What one thread writes often shares no cache line with the next one's.
    private static final int SIZE = 32;

    /** Whether what is current may be read and written in cells. */
    private static final class InUse {

        static final boolean IS_FIRST = ContextStorage.get() instanceof OwnStorage;
    }

    OwnStorage() {}

    /** Puts it in the place of OpenTelemetry's, unless a context has been used already. */
    static void install() {
        boolean isOneWithIt = Context.class.getClassLoader() == OwnStorage.class.getClassLoader();
        if (isOneWithIt && System.getProperty(WANTED, "").isEmpty()) {
            ContextStorage.addWrapper(OwnStorage::inPlaceOf);
        }
    }

    private static ContextStorage inPlaceOf(ContextStorage storage) {
        return storage == ContextStorage.defaultStorage() ? new OwnStorage() : storage;
    }

    /**
     * The cell of the calling thread, for those who remember it; null where none is in use, and for threads that may
     * lose theirs: pools of fork and join clear thread-locals between tasks.
     */
    static Object @Nullable [] cellOrNull() {
        return InUse.IS_FIRST && !(Thread.currentThread() instanceof ForkJoinWorkerThread) ? cellIfAllowed() : null;
    }

    /** Some JDKs know threads that must not have thread-locals. */
    private static Object @Nullable [] cellIfAllowed() {
        try {
            return cell();
        } catch (UnsupportedOperationException notAllowed) {
            return null;
        }
    }

    /** What is current in a cell, which is the calling thread's. */
    static @Nullable Object currentIn(Object[] cell) {
        return cell[CURRENT];
    }

    /** Likewise, and where nothing is, what stands for that. */
    static Context contextIn(Object[] cell) {
        Object current = cell[CURRENT];
        return current == null ? ROOT : (Context) current;
    }

    /** Makes one context current in a cell of the calling thread, if another one is; whether it was. */
    static boolean exchange(Object[] cell, Context from, Context to) {
        boolean isFrom = cell[CURRENT] == orNull(from);
        if (isFrom) {
            cell[CURRENT] = orNull(to);
        }
        return isFrom;
    }

    /** A thread that has nothing holds nothing, not even a class of OpenTelemetry's. */
    private static @Nullable Context orNull(Context context) {
        return context == ROOT ? null : context;
    }

    /** A scope for what is current in its thread's cell. */
    static Scope scope(Context before, Context attached) {
        return new Opened(orNull(before), attached);
    }

    private static Object[] cell() {
        Object[] cell = CELLS.get();
        return cell == null ? newCell() : cell;
    }

    private static Object[] newCell() {
        // There may be many virtual threads, and few of them run at a time.
        Object[] cell = new Object[isVirtual(Thread.currentThread()) ? 1 : SIZE];
        CELLS.set(cell);
        return cell;
    }

    private static boolean isVirtual(Thread thread) {
        return thread.getClass().getName().equals("java.lang.VirtualThread");
    }

    @Override
    public Scope attach(@Nullable Context wanted) {
        Object[] cell = cell();
        Object before = cell[CURRENT];
        if (wanted == null || wanted == before) {
            return Scope.noop();
        }
        cell[CURRENT] = wanted;
        return new Opened(before, wanted);
    }

    @Override
    public @Nullable Context current() {
        Object[] cell = CELLS.get();
        return cell == null ? null : (Context) cell[CURRENT];
    }

    @Override
    public Context root() {
        return ROOT;
    }

    private static final class Opened implements Scope {

        private final @Nullable Object before;
        private final Context attached;
        private boolean closed;

        Opened(@Nullable Object before, Context attached) {
            this.before = before;
            this.attached = attached;
        }

        @Override
        public void close() {
            Object[] cell = cell();
            if (!closed && cell[CURRENT] == attached) {
                closed = true;
                cell[CURRENT] = before;
            } else {
                logger.log(Level.FINE, "A scope was closed that is not the current one; nothing was done");
            }
        }
    }
}
