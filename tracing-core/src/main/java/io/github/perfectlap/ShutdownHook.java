package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * Closes a {@link Tracing} when the JVM ends and nobody did. It neither fails the exit nor delays
 * it for longer than a few seconds.
 */
final class ShutdownHook {

    private final @Nullable Thread hook;

    private ShutdownHook(@Nullable Thread hook) {
        this.hook = hook;
    }

    static ShutdownHook none() {
        return new ShutdownHook(null);
    }

    static ShutdownHook install(Runnable close) {
        Thread hook = new Thread(close, "perfect-lap-shutdown");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return new ShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            return none();
        }
    }

    /**
     * Takes the hook away, so that it holds no class loader of an application that was redeployed.
     */
    void remove() {
        try {
            if (hook != null && Thread.currentThread() != hook) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException exiting) {
            // The JVM is ending, and the hook is on its way or done.
        }
    }
}
