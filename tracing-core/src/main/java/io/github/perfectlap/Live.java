package io.github.perfectlap;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of all {@link Tracing} in this process are switched on: where none is, woven code looks at nothing else. */
final class Live {

    private static final AtomicInteger ON = new AtomicInteger();
    private static final AtomicInteger OFF_BY_NAME = new AtomicInteger();
    private static volatile boolean hasBegun;

    private Live() {}

    /** A Tracing is made. */
    static void begins() {
        hasBegun = true;
    }

    static boolean isNone() {
        return ON.get() == 0;
    }

    static void turned(boolean on) {
        ON.addAndGet(on ? 1 : -1);
    }

    /** Some are switched off by themselves, or no longer. */
    static void offByName(int more) {
        OFF_BY_NAME.addAndGet(more);
    }

    /** How many are switched off by themselves. */
    static int offByName() {
        return OFF_BY_NAME.get();
    }

    /** Whether somebody switched something off, so that it is no wonder if a method is not recorded. */
    static boolean hasOff() {
        return hasBegun && (isNone() || OFF_BY_NAME.get() > 0);
    }
}
