package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says which results are failures although nothing was thrown: a declined payment, an empty quote.
 *
 * <p>A rule that throws changes nothing: the result counts as a success, and the fault in the rule
 * is logged once.
 *
 * @param <T> the result it looks at
 */
public final class ResultRule<T> {

    private final Predicate<? super T> fails;
    private final Function<? super T, String> reason;

    private ResultRule(Predicate<? super T> fails, Function<? super T, String> reason) {
        this.fails = requireNonNull(fails, "fails");
        this.reason = requireNonNull(reason, "reason");
    }

    /**
     * A result that fits the predicate is a failure.
     *
     * @param reason gives the kind of failure, one of a few constants such as {@code
     *     insufficient_funds}; it becomes {@code error.type}
     */
    public static <T> ResultRule<T> failsWhen(Predicate<? super T> fails, Function<? super T, String> reason) {
        return new ResultRule<>(fails, reason);
    }

    /** A result that fits the predicate is a failure of the one kind given. */
    public static <T> ResultRule<T> failsWhen(Predicate<? super T> fails, String reason) {
        requireNonNull(reason, "reason");
        return new ResultRule<>(fails, result -> reason);
    }

    /** Likewise for a result that is of the right type, though nobody can see it any more. */
    @SuppressWarnings({"unchecked", "NullAway"}) // what the rule is not made for is a fault like any other in it
    void judgeAny(Step step, @Nullable Object result, Problems problems) {
        judge(step, (T) result, problems);
    }

    /** Fails the step where the result says so. */
    void judge(Step step, T result, Problems problems) {
        if (problems.ask("A result rule", false, () -> fails.test(result))) {
            step.fail(problems.ask("A result rule's reason", Failure.OTHER, () -> reason.apply(result)));
        }
    }
}
