package io.github.perfectlap;

import io.opentelemetry.context.Context;

/** What is recorded of a transaction that may be opened by hand, or be ended by a stage. */
interface Watched extends Running, Inner, Awaiting {

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
