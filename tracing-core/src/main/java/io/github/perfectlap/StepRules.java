package io.github.perfectlap;

import io.github.perfectlap.internal.Names;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of the steps of one name.
 *
 * @param longest null where there is no limit
 * @param most how many there may be in one transaction; null where there is no limit
 * @param mayFail whether a transaction in which one fails is only degraded
 */
record StepRules(
        String name, @Nullable Duration longest, @Nullable Integer most, boolean mayFail) {

    StepRules {
        Names.checkStep(name);
        if (most != null && most == 0 && longest != null) {
            throw new IllegalArgumentException("step '" + name + "' may run at most 0 times, and yet for at most "
                    + longest + "; leave one of the two out");
        }
        if (most != null && most == 0 && mayFail) {
            throw new IllegalArgumentException(
                    "step '" + name + "' may run at most 0 times, and yet it may fail;" + " leave one of the two out");
        }
    }

    static StepRules of(String name) {
        return new StepRules(name, null, null, false);
    }

    StepRules atMost(Duration limit) {
        return new StepRules(name, Limits.only(what() + " may take", longest, Limits.checked(limit)), most, mayFail);
    }

    StepRules atMost(int times) {
        if (times < 0) {
            throw new IllegalArgumentException(
                    "the most steps '" + name + "' of a transaction must be 0 or more, but was " + times);
        }
        return new StepRules(name, longest, Limits.only(what() + " may run", most, times), mayFail);
    }

    StepRules failingIsNoFailure() {
        return new StepRules(name, longest, most, true);
    }

    boolean isTooLong(long nanos) {
        return longest != null && nanos > Limits.nanos(longest);
    }

    private String what() {
        return "step '" + name + "'";
    }
}
