package io.github.perfectlap.testkit;

import org.jspecify.annotations.Nullable;

/** Says why a capture may be empty. */
final class NothingRecorded {

    static final String TEXT = "nothing was recorded; the code under test must use the tracing() or the openTelemetry()"
            + " of this test's CapturedTraces";

    private NothingRecorded() {}

    static String text(@Nullable CapturedTraces capture) {
        if (capture == null) {
            return TEXT;
        }
        CountedSampler sampler = capture.sampler();
        if (sampler.dropped() > 0) {
            return "nothing was recorded: the sampler dropped " + sampler.dropped() + " of " + sampler.asked();
        }
        return capture.tracing().isOn() ? TEXT : "nothing was recorded: the tracing is switched off";
    }
}
