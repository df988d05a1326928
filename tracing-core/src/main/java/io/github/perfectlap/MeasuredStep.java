package io.github.perfectlap;

/** Where the steps of one name in the transactions of one name are counted. Thread-safe. */
interface MeasuredStep {

    /**
     * One has ended.
     *
     * @param selfNanos its time less that of the steps inside it
     * @param reading of the clock, now
     */
    void ended(boolean isFailed, long nanos, long selfNanos, long reading, Recorded step);
}
