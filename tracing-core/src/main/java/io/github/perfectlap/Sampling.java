package io.github.perfectlap;

import io.opentelemetry.sdk.trace.samplers.Sampler;

/**
 * What is known of the SDK's sampler without asking it. The samplers that OpenTelemetry comes with decide by the
 * parent and by the trace's number, so nobody needs to write ids as text for them, and what they leave out needs no
 * span. Every other sampler is asked for each span.
 *
 * @param isKnown whether it decides once for a whole transaction, and as is said here
 * @param bound traces whose number is below it are kept; what OpenTelemetry calls the upper bound
 * @param followsParent whether a parent's decision comes first
 */
record Sampling(Sampler sampler, boolean isKnown, boolean followsParent, long bound) {

    private static final long NOTHING = Long.MIN_VALUE;

    /**
     * Looks a sampler over.
     *
     * @param ratio what the configuration says; it counts only where the sampler proves to be made of it
     */
    static Sampling of(Sampler sampler, double ratio) {
        if (sampler.equals(Sampler.alwaysOn())) {
            return new Sampling(sampler, true, false, Long.MAX_VALUE);
        }
        if (sampler.equals(Sampler.alwaysOff())) {
            return new Sampling(sampler, true, false, NOTHING);
        }
        if (sampler.equals(Sampler.parentBased(Sampler.alwaysOn()))) {
            return new Sampling(sampler, true, true, Long.MAX_VALUE);
        }
        if (sampler.equals(Sampler.parentBased(Sampler.alwaysOff()))) {
            return new Sampling(sampler, true, true, NOTHING);
        }
        if (ratio >= 0 && ratio <= 1 && sampler.equals(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))) {
            return new Sampling(sampler, true, true, bound(ratio));
        }
        return new Sampling(sampler, false, false, NOTHING);
    }

    /** Whether a trace of its own is kept. */
    boolean keeps(long traceLow) {
        return bound == Long.MAX_VALUE || Math.abs(traceLow) < bound;
    }

    private static long bound(double ratio) {
        if (ratio == 0) {
            return NOTHING;
        }
        return ratio == 1 ? Long.MAX_VALUE : (long) (ratio * Long.MAX_VALUE);
    }
}
