package io.github.perfectlap;

/** What ends a step after its body or method has returned. */
@FunctionalInterface
interface Awaited {

    /** Ends the step if that for which it waits is done, though nobody has told it yet. */
    void endIfCompleted();
}
