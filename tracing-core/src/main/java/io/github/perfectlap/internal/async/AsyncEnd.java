package io.github.perfectlap.internal.async;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** What goes on when a method has returned, and is to be told how that ended. Only the first end counts. */
public interface AsyncEnd {

    /** The context in which the work is done. */
    Context context();

    /** It came to its end, with a result where it has one. */
    void succeeded(@Nullable Object result);

    /** It failed. */
    void failed(Throwable thrown);

    /** Whoever wanted the result does not want it any more, or has enough of it. */
    void cancelled();

    /** Nobody can know any more how it ended. */
    void abandoned();

    /** The same work begins once more, such as by a second subscription: what ends that one. */
    AsyncEnd again();

    /**
     * It goes on, and cannot be followed: the library it comes from is not one that we fit. The method itself
     * returned, and that is all that can be said of it.
     */
    default void notFollowed(Throwable why) {
        succeeded(null);
    }
}
