package io.github.perfectlap.examples.benchmarks.orders;

/** Orders whose golden signals can be read. */
interface Measured {

    Signals signals();

    /**
     * What was measured so far.
     *
     * @param timed transactions whose duration is in the histogram
     * @param failed transactions counted as errors
     * @param inFlight transactions that have not ended
     */
    record Signals(long timed, long failed, long inFlight) {}
}
