package io.github.perfectlap.internal.async;

import org.jspecify.annotations.Nullable;

/** What methods return that goes on when they have returned, but for stages. */
public final class AsyncReturns {

    private AsyncReturns() {}

    /** Whether what a method returns can go on, and is not a stage. */
    public static boolean isAsync(@Nullable Object returned) {
        return false;
    }

    /**
     * Lets what a method returned tell how it ended.
     *
     * @param declared the method's return type
     * @return what the method is to return in its place: the same for a future, an observed one for a publisher
     */
    public static Object observed(Class<?> declared, Object returned, AsyncEnd end) {
        return returned;
    }
}
