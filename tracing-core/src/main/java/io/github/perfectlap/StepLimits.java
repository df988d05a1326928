package io.github.perfectlap;

import io.github.perfectlap.annotation.WithStep;
import io.github.perfectlap.internal.DurationText;
import org.jspecify.annotations.Nullable;

/** What an annotated step declares of itself. */
final class StepLimits {

    private StepLimits() {}

    /** Null where it declares nothing. */
    static @Nullable StepRules of(String name, WithStep step) {
        StepRules rules = StepRules.of(name);
        if (!step.atMost().isEmpty()) {
            rules = rules.atMost(DurationText.parse(step.atMost()));
        }
        if (step.mayFail()) {
            rules = rules.failingIsNoFailure();
        }
        return step.atMost().isEmpty() && !step.mayFail() ? null : rules;
    }
}
