package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.internal.async.AsyncReturns;
import io.opentelemetry.context.Context;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the transactions of one {@link Tracing} that are closed by hand, or ended by a stage. One that nobody can
 * end any more, since what the user had of it is garbage, is ended when another is opened, or the {@link Tracing} is closed. There is no
 * thread for that: it would keep the application's class loader alive.
 */
final class Watches {

    /** No transaction pays for more than these of the ones left open. */
    static final int MOST_AT_ONCE = 32;

    private static final int LISTS = 16;

    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();
    private final WatchList[] lists =
            Stream.generate(WatchList::new).limit(LISTS).toArray(WatchList[]::new);
    private final Set<Going> going = ConcurrentHashMap.newKeySet();
    private final Problems problems;
    private volatile boolean isEnding;

    Watches(Problems problems) {
        this.problems = problems;
    }

    /** Makes one current until what this gives is closed. */
    Transaction open(Watched recorded, Context before) {
        endCollected();
        OpenedTransaction opened = new OpenedTransaction(recorded, this);
        recorded.makeCurrent(before, opened.watch());
        return opened;
    }

    /** Begins to watch one. */
    Watch watch(OpenedTransaction opened, Watched recorded) {
        WatchList list = list();
        Watch watch = new Watch(opened, collected, recorded, list, place(recorded));
        list.add(watch);
        return watch;
    }

    /** Begins to watch one that a stage ends. */
    StageWatch watch(CompletionStage<?> stage, Watched recorded) {
        endCollected();
        WatchList list = list();
        StageWatch watch = new StageWatch(stage, collected, recorded, list);
        list.add(watch);
        return watch;
    }

    /** Knows one that goes on when its method has returned. */
    void add(Going transaction) {
        endCollected();
        going.add(transaction);
    }

    void remove(Going transaction) {
        going.remove(transaction);
    }

    private WatchList list() {
        return lists[(int) Thread.currentThread().getId() & (LISTS - 1)];
    }

    private @Nullable String place(Watched recorded) {
        boolean isWanted = recorded.lap().definition().leaks().wantsPlace();
        return isWanted ? problems.ask("Finding a place", UserPlace.UNKNOWN, UserPlace::ofCaller) : null;
    }

    /** Ends all that are open. */
    void abandonAll() {
        for (WatchList list : lists) {
            list.all().forEach(Watch::abandon);
        }
        going.forEach(Going::abandoned);
    }

    /**
     * What one starts below: what is current on the calling thread, less transactions that were left open on it.
     * These are the ones that nobody can close any more, any of the same definition, and what was opened inside them,
     * as far out as everything was opened by hand.
     */
    static Context below(Context current, BusinessTransaction next) {
        Context below = current;
        for (Inner open = byHand(current); open != null; open = byHand(open.before())) {
            Watch watch = open.watch();
            if (watch != null && (watch.isAbandoned() || watch.isOpenOneOf(next))) {
                below = open.before();
            }
        }
        leaveOpen(current, below);
        return below;
    }

    private static void leaveOpen(Context current, Context below) {
        Context left = current;
        while (left != below) {
            Inner inner = requireNonNull(byHand(left));
            Watch watch = inner.watch();
            if (watch != null) {
                watch.leaveOpen();
            }
            left = inner.before();
        }
    }

    /** What was opened by hand on the calling thread and is current in a context, unless somebody's span is. */
    private static @Nullable Inner byHand(Context context) {
        Inner inner = Inner.in(context);
        return inner != null && inner.isOpenByHand() && inner.isHandedOverBy(context) ? inner : null;
    }

    private void endCollected() {
        AsyncReturns.endForgotten();
        // A processor may open transactions itself when it sees one end: these end no others.
        Reference<?> next = isEnding ? null : collected.poll();
        if (next == null) {
            return;
        }
        isEnding = true;
        for (int ended = 1; next != null; ended++) {
            Watch left = (Watch) next;
            problems.guard("Ending what was left open", left::abandon);
            next = ended < MOST_AT_ONCE ? collected.poll() : null;
        }
        isEnding = false;
    }
}
