package io.github.perfectlap;

import io.github.perfectlap.annotation.FailureReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the results of an annotated method.
 *
 * @param reason null where no result is a failure
 * @param answers exceptions that are no failures of its step
 */
record WovenResult(
        WovenPlace place,
        List<WovenAttribute> attributes,
        @Nullable FailureReason<Object> reason,
        List<Class<?>> answers)
        implements Judge {

    /** Likewise by the rules of a transaction. */
    Judge and(OutcomeRules rules) {
        return (step, result, problems) -> {
            judge(step, result, problems);
            rules.judge(step, result, problems);
        };
    }

    @Override
    public void judge(Step step, @Nullable Object result, Problems problems) {
        if (result == null) {
            return;
        }
        for (int i = 0; i < attributes.size(); i++) {
            attributes.get(i).write(step, result);
        }
        if (reason != null) {
            fail(step, reason, result);
        }
    }

    private void fail(Step step, FailureReason<Object> rule, Object result) {
        try {
            String why = rule.of(result);
            if (why != null) {
                step.fail(why);
            }
        } catch (Throwable fault) {
            place.failed(fault);
        }
    }

    @Override
    public boolean isAnswer(Throwable thrown) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).isInstance(thrown)) {
                return true;
            }
        }
        return false;
    }
}
