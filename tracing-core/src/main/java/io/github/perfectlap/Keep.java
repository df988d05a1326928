package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * Which transactions are exported where all of them are recorded. That is decided in each process where its part of a
 * transaction ends, and then holds for all spans of that part, also for those that end later and for those that others
 * made inside.
 *
 * <p>Besides what is declared here, a part is kept if the process that sent it says so, by the sampled flag or in the
 * passport; and what is known to be kept when a transaction is handed over is kept by later processes too. Immutable;
 * each method gives a new policy.
 */
public final class Keep {

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.9999;
    private static final double SLOW = 0.99;

    private final double share;
    private final boolean failed;
    private final boolean degraded;
    private final boolean newShapes;
    private final double slow;

    private Keep(double share, boolean failed, boolean degraded, boolean newShapes, double slow) {
        this.share = share;
        this.failed = failed;
        this.degraded = degraded;
        this.newShapes = newShapes;
        this.slow = slow;
    }

    /**
     * Keeps a share of all traces, by their ids, so that processes with the same share keep the same ones; nothing
     * else yet. A sampler that {@code OTEL_TRACES_SAMPLER} names decides in place of the share.
     *
     * @param share from 0 for none to 1 for all
     * @throws IllegalArgumentException if it is not between these
     */
    public static Keep share(double share) {
        return new Keep(checked(share), false, false, false, 0);
    }

    /** Keeps what failed, was degraded, was slower than 99 of 100, or has a new shape, and a share of the rest. */
    public static Keep interesting(double share) {
        return share(share).failed().degraded().slow(SLOW).newShapes();
    }

    /** Keeps those that failed or were abandoned. */
    public Keep failed() {
        return new Keep(share, true, degraded, newShapes, slow);
    }

    /** Keeps those that were completed though a part of them failed. */
    public Keep degraded() {
        return new Keep(share, failed, true, newShapes, slow);
    }

    /**
     * Keeps the first of each {@linkplain TransactionAttributes#SHAPE shape} that this process sees, of up to 1,024
     * shapes for each name.
     */
    public Keep newShapes() {
        return new Keep(share, failed, degraded, true, slow);
    }

    /**
     * Keeps those that took longer, in this process, than nearly all of the last ones of their name that did not fail.
     * Up to {@code 1 - quantile} of the ordinary ones is therefore kept on top of the share. Says nothing before it
     * has seen a hundred of a name, or more where the quantile asks for more.
     *
     * @param quantile how large a part of them was faster, such as 0.99; from 0.5 to 0.9999
     * @throws IllegalArgumentException if it is not between these
     */
    public Keep slow(double quantile) {
        if (!(quantile >= HALF && quantile <= NEARLY_ALL)) {
            throw new IllegalArgumentException(
                    "slow(…) takes the part of transactions that is faster, from 0.5 to 0.9999 such as 0.99, but was "
                            + quantile);
        }
        return new Keep(share, failed, degraded, newShapes, quantile);
    }

    /** The same with another share. */
    Keep sharing(double other) {
        return new Keep(checked(other), failed, degraded, newShapes, slow);
    }

    double share() {
        return share;
    }

    boolean keepsNewShapes() {
        return newShapes;
    }

    /** The quantile of those that are slow, or 0. */
    double quantile() {
        return slow;
    }

    /** Why a transaction that has this outcome is kept, or null where that is no reason. */
    @Nullable
    KeepReason reasonOf(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> failed ? KeepReason.FAILED : null;
            case ABANDONED -> failed ? KeepReason.ABANDONED : null;
            case DEGRADED -> degraded ? KeepReason.DEGRADED : null;
            case OK -> null;
        };
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of traces to keep must be from 0 for none to 1 for all, such as 0.05, but was " + share);
        }
        return share;
    }
}
