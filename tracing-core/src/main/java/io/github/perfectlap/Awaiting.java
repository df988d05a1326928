package io.github.perfectlap;

/** A transaction or step that goes on when its body has returned, until a stage completes. */
interface Awaiting extends Step {

    /** The transaction that this is a part of, or is. */
    Lap lap();

    /** Whether it is the transaction. */
    boolean isTransaction();

    /** Ends it now, unless it has ended. */
    void endNow();

    /** Ends it as something of which nobody knows whether it came to its end. */
    void abandon();
}
