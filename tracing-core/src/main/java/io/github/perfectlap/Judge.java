package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** Looks at a result, and fails the step where it says so. */
@FunctionalInterface
interface Judge {

    /** By the rule of a step, whose results are of the type that the rule is made for. */
    static Judge by(ResultRule<?> rule) {
        return (step, result, problems) -> rule.judgeAny(step, result, problems);
    }

    /** Judges what a step gave, before it ends. */
    void judge(Step step, @Nullable Object result, Problems problems);

    /** Whether an exception is an answer and no failure, besides those of the transaction's definition. */
    default boolean isAnswer(Throwable thrown) {
        return false;
    }
}
