package io.github.perfectlap.examples.benchmarks.orders;

/** How an API is set up: what its sampler says, and whether golden signals are kept. */
public enum Setting {
    SAMPLED(true, false),
    SAMPLED_MEASURED(true, true),
    SAMPLED_OUT(false, false),
    SAMPLED_OUT_MEASURED(false, true),
    OFF(false, false);

    private final boolean sampled;
    private final boolean measured;

    Setting(boolean sampled, boolean measured) {
        this.sampled = sampled;
        this.measured = measured;
    }

    boolean isSampled() {
        return sampled;
    }

    boolean isMeasured() {
        return measured;
    }

    /** Share of traces that the sampler keeps. */
    double ratio() {
        return sampled ? 1 : 0;
    }
}
