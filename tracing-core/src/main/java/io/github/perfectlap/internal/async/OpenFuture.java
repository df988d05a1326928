package io.github.perfectlap.internal.async;

import java.lang.ref.WeakReference;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A future that was not done when its method returned it. */
final class OpenFuture extends WeakReference<Future<?>> {

    private final AsyncEnd end;
    private final long sinceNanos;
    /**
     * An executor lets go of what it has run. Where nobody else holds it, it could be garbage before it is looked at,
     * and most are done before they are let go here.
     */
    private @Nullable Future<?> kept;

    OpenFuture(Future<?> future, AsyncEnd end, long sinceNanos) {
        super(future);
        this.end = end;
        this.sinceNanos = sinceNanos;
        this.kept = future;
    }

    long age(long nowNanos) {
        return nowNanos - sinceNanos;
    }

    /** From now on it may become garbage, and has then no end that anybody could know. */
    void letGo() {
        kept = null;
    }

    /** Tells the end where there is one; whether there is. Never waits, and never throws. */
    boolean hasEnded() {
        try {
            Future<?> future = kept == null ? get() : kept;
            if (future == null) {
                end.abandoned();
                return true;
            }
            return future.isDone() && isTold(future);
        } catch (Throwable broken) {
            // It is not looked at again: it would do the same each time.
            fail(broken);
            return true;
        }
    }

    private void fail(Throwable broken) {
        try {
            end.failed(broken);
        } catch (Throwable fault) {
            // The others that are open are not to suffer from it.
        }
    }

    private boolean isTold(Future<?> future) {
        try {
            end.succeeded(future.get(0, TimeUnit.NANOSECONDS));
            return true;
        } catch (CancellationException cancelled) {
            end.cancelled();
            return true;
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            end.failed(cause == null ? failed : cause);
            return true;
        } catch (TimeoutException notQuiteDone) {
            return false;
        } catch (InterruptedException interrupted) {
            // Not for us, and nothing was waited for: whoever is meant finds the thread as it was.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
