package io.github.perfectlap.internal.async;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What methods return that goes on when they have returned, but for stages. */
public final class AsyncReturns {

    // Nothing but booleans of the JDK's own: what is kept beside a library's classes must not keep ours in memory.
    private static final ClassValue<Boolean> ASYNC = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return !CompletionStage.class.isAssignableFrom(type)
                    && (Future.class.isAssignableFrom(type) || AsyncTypes.isAny(type, AsyncTypes.PUBLISHERS));
        }
    };

    private AsyncReturns() {}

    /** Whether what a method returns can go on, and is not a stage. */
    public static boolean isAsync(@Nullable Object returned) {
        return returned != null && ASYNC.get(returned.getClass());
    }

    /**
     * Lets what a method returned tell how it ended. A future is known to have ended within a millisecond or, if that
     * is more, the thirtieth part of the time it took, and 16 ms at most.
     *
     * @param declared the method's return type
     * @return what the method is to return in its place: the same for a future, an observed one for a publisher that
     *     is declared as one of {@link AsyncTypes#PUBLISHERS}; the same for anything else, which has then ended
     */
    public static Object observed(Class<?> declared, Object returned, AsyncEnd end) {
        endForgotten();
        try {
            return followed(declared, returned, end);
        } catch (Throwable unfit) {
            // Another version of a library than we know, or one from elsewhere: its method works as if it were not
            // woven.
            end.notFollowed(unfit);
            return returned;
        }
    }

    /** Tells the end of a future that is done, though nobody has looked at it since. */
    public static void endIfDone(Future<?> future, AsyncEnd end) {
        if (future.isDone()) {
            boolean unused = new OpenFuture(future, end, System.nanoTime()).hasEnded();
        }
    }

    /**
     * Ends some of what nobody can end any more, since it was never subscribed to or lost its source, and is garbage.
     * Called wherever something else begins: a thread for it would keep the application's class loader in memory.
     */
    public static void endForgotten() {
        Pending.endForgotten();
    }

    private static Object followed(Class<?> declared, Object returned, AsyncEnd end) {
        String name = declared.getName();
        if (AsyncTypes.PUBLISHERS.contains(name)) {
            return inFrontOf(name, returned, end);
        }
        if (returned instanceof Future<?> future) {
            FutureWatch.OF_ALL.watch(future, end);
        } else {
            end.succeeded(null);
        }
        return returned;
    }

    /** Each library's own class is touched only where something of it was returned. */
    private static Object inFrontOf(String declared, Object returned, AsyncEnd end) {
        if (declared.startsWith("java.")) {
            return new ObservedFlow<>((Flow.Publisher<?>) returned, new Turns(end));
        }
        if (declared.startsWith("reactor.")) {
            return ReactorPublishers.observed(returned, end);
        }
        if (declared.startsWith("io.reactivex.")) {
            return RxPublishers.observed(returned, end);
        }
        return StreamPublishers.observed(returned, end);
    }
}
