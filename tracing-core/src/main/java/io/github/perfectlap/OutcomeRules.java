package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What makes a transaction of one definition fail, or not. Immutable.
 *
 * @param results asked in the order in which they were declared
 * @param longest null where there is no limit
 * @param steps by their name
 */
record OutcomeRules(
        List<TypedRule<?>> results,
        ExceptionRules exceptions,
        @Nullable Duration longest,
        Map<String, StepRules> steps) implements Judge {

    static final OutcomeRules NONE = new OutcomeRules(List.of(), ExceptionRules.NONE, null, Map.of());

    OutcomeRules {
        results = List.copyOf(results);
        steps = Map.copyOf(steps);
        steps.values().forEach(step -> checkFits(step, longest));
    }

    private static void checkFits(StepRules step, @Nullable Duration whole) {
        Duration part = step.longest();
        if (whole != null && part != null && part.compareTo(whole) > 0) {
            throw new IllegalArgumentException("step '" + step.name() + "' may take at most " + part
                    + ", and the whole transaction at most " + whole + "; make the step's limit the shorter one");
        }
    }

    OutcomeRules failsWhen(TypedRule<?> rule) {
        List<TypedRule<?>> more = new ArrayList<>(results);
        more.add(rule);
        return new OutcomeRules(more, exceptions, longest, steps);
    }

    OutcomeRules answers(Class<?>... types) {
        return new OutcomeRules(results, exceptions.answering(someOf(types)), longest, steps);
    }

    OutcomeRules failures(Class<?>... types) {
        return new OutcomeRules(results, exceptions.failing(someOf(types)), longest, steps);
    }

    OutcomeRules atMost(Duration limit) {
        Duration only = Limits.only("a transaction may take", longest, Limits.checked(limit));
        return new OutcomeRules(results, exceptions, only, steps);
    }

    OutcomeRules step(String name, UnaryOperator<StepRules> declared) {
        StepRules known = steps.get(requireNonNull(name, "name of a step"));
        Map<String, StepRules> more = new HashMap<>(steps);
        more.put(name, declared.apply(known == null ? StepRules.of(name) : known));
        return new OutcomeRules(results, exceptions, longest, more);
    }

    private static List<Class<?>> someOf(Class<?>... types) {
        if (types.length == 0) {
            throw new IllegalArgumentException("no class of exceptions was given; give at least one");
        }
        return Arrays.asList(types);
    }

    @Override
    public void judge(Step transaction, @Nullable Object result, Problems problems) {
        for (TypedRule<?> rule : results) {
            rule.judge(transaction, result, problems);
        }
    }

    /** The body, whose result is judged before it ends. */
    <S extends Step, T extends @Nullable Object, E extends Exception> CallWith<S, T, E> judging(
            CallWith<S, T, E> body, Problems problems) {
        if (results.isEmpty()) {
            return body;
        }
        return step -> {
            T result = body.call(step);
            judge(step, result, problems);
            return result;
        };
    }

    @Override
    public boolean isAnswer(Throwable thrown) {
        return exceptions.isAnswer(thrown);
    }

    boolean isTooLong(long nanos) {
        return longest != null && nanos > Limits.nanos(longest);
    }

    @Nullable
    StepRules ofStep(String name) {
        return steps.get(name);
    }
}
