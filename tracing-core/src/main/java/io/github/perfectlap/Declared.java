package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * What a definition declares besides its name. Immutable.
 *
 * @param finishes whether the transaction ends where this part of it ends
 * @param steps those whose time is counted, or null where there are none
 */
record Declared(boolean finishes, @Nullable MeasuredSteps steps) {

    static final Declared NOTHING = new Declared(false, null);

    Declared finishing() {
        return new Declared(true, steps);
    }

    Declared measuring(MeasuredSteps measured) {
        return new Declared(finishes, measured);
    }

    /** Whether steps have to be seen that nobody samples. */
    boolean needsSteps() {
        return steps != null;
    }
}
