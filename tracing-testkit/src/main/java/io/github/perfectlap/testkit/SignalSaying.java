package io.github.perfectlap.testkit;

import io.github.perfectlap.TransactionSignals;

/** What an expectation says of the golden signals of a step that is a transaction. */
sealed interface SignalSaying extends Saying permits Count, LatencyWithin, SaturationWithin {

    /** How a difference of it is told. */
    DifferenceKind kind();

    boolean holds(TransactionSignals signals);

    /** What it would have to say to hold. */
    String actual(TransactionSignals signals);
}
