package io.github.perfectlap;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a definition declares besides its name. Immutable.
 *
 * @param finishes whether the transaction ends where this part of it ends
 * @param rules null where nothing is said of its outcome
 * @param handOffs those that have to come back, by name
 * @param steps those whose time is counted, or null where there are none
 */
record Declared(
        boolean finishes,
        @Nullable OutcomeRules rules,
        Map<String, ExpectedHandOff> handOffs,
        @Nullable MeasuredSteps steps) {

    static final Declared NOTHING = new Declared(false, null, Map.of(), null);

    Declared finishing() {
        return new Declared(true, rules, handOffs, steps).checked();
    }

    Declared with(OutcomeRules outcomes) {
        return new Declared(finishes, outcomes, handOffs, steps);
    }

    Declared measuring(MeasuredSteps measured) {
        return new Declared(finishes, rules, handOffs, measured);
    }

    Declared expecting(ExpectedHandOff handOff) {
        Map<String, ExpectedHandOff> all = new HashMap<>(handOffs);
        ExpectedHandOff before = all.put(handOff.step(), handOff);
        if (before != null) {
            throw new IllegalArgumentException(
                    "'" + handOff.step() + "' can't be expected twice, but is expected to be " + before.expectation()
                            + " and " + handOff.expectation() + ": leave one of the two out");
        }
        return new Declared(finishes, rules, Map.copyOf(all), steps).checked();
    }

    /** What is declared of a hand-off, or null where that is nothing. */
    @Nullable
    ExpectedHandOff expected(String handOff) {
        return handOffs.isEmpty() ? null : handOffs.get(handOff);
    }

    /** Whether nothing has to be looked at while it runs. */
    boolean isPlain() {
        return rules == null && handOffs.isEmpty() && steps == null;
    }

    /** Whether its steps must be seen one by one, though the sampler leaves it out. */
    boolean needsSteps() {
        return steps != null
                || !handOffs.isEmpty()
                || (rules != null && !rules.steps().isEmpty());
    }

    private Declared checked() {
        for (ExpectedHandOff handOff : handOffs.values()) {
            if (finishes && handOff.isFinish()) {
                throw new IllegalArgumentException(
                        "a transaction that finishes where this part of it ends can't expect its hand-off '"
                                + handOff.step() + "' to be " + handOff.expectation()
                                + ": leave finishes() out, or expect it to be resumed");
            }
        }
        return this;
    }
}
