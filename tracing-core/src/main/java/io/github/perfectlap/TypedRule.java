package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which results of one type are failures.
 *
 * @param <R> the type
 */
record TypedRule<R>(Class<R> type, ResultRule<? super R> rule) implements Judge {

    TypedRule {
        requireNonNull(type, "type");
        requireNonNull(rule, "rule");
        if (type.isPrimitive()) {
            throw new IllegalArgumentException(
                    "a result is an object and never a " + type + "; declare the rule for its wrapper class");
        }
    }

    @Override
    public void judge(Step step, @Nullable Object result, Problems problems) {
        if (type.isInstance(result)) {
            rule.judge(step, type.cast(result), problems);
        }
    }
}
