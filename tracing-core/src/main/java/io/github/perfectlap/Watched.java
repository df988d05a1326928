package io.github.perfectlap;

import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/** What is recorded of a transaction that may be opened by hand, or be ended by a stage. */
interface Watched extends Running, Inner, Awaiting {

    /**
     * Says where the calling thread keeps what is current, null for what can't be known; called before it is made current.
     */
    default void startedOn(Object @Nullable [] cell) {
        // It does without.
    }

    /** Makes it current until it is closed. */
    void makeCurrent(Context before, Watch watch);

    @Override
    Lap lap();

    /** Ends it in place of whoever should have closed it; its thread loses it when something else starts there. */
    @Override
    void abandon();

    /** Closed after it was abandoned: gives the calling thread back what it had. */
    void letGo();
}
