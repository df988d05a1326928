package io.github.perfectlap;

/**
 * One running business transaction, or the part of it that runs in this process: its outermost
 * step.
 *
 * <p>Not for implementation by users: methods may be added.
 */
public interface Transaction extends Step {

    /**
     * Says that the transaction ends where this part of it ends: its time and outcome from end to end
     * are then recorded. Needed only in the last process; a transaction that ends in the process in
     * which it started, and was handed to nobody, is finished without it. What is to fail before, and be
     * tried again, has not ended: call this when all that may fail is done.
     */
    void finish();
}
