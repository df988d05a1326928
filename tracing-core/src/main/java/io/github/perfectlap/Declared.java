package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * What a definition declares besides its name. Immutable.
 *
 * @param finishes whether the transaction ends where this part of it ends
 * @param rules null where nothing is said of its outcome
 */
record Declared(boolean finishes, @Nullable OutcomeRules rules) {

    static final Declared NOTHING = new Declared(false, null);

    Declared finishing() {
        return new Declared(true, rules);
    }

    Declared with(OutcomeRules outcomes) {
        return new Declared(finishes, outcomes);
    }

    /** Whether its steps must be seen one by one, though the sampler leaves it out. */
    boolean needsSteps() {
        return rules != null && !rules.steps().isEmpty();
    }
}
