package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which exceptions are answers, and which failures. The nearest declared class above an exception decides; where
 * there is none, it is a failure.
 */
record ExceptionRules(Set<Class<?>> answers, Set<Class<?>> failures) {

    static final ExceptionRules NONE = new ExceptionRules(Set.of(), Set.of());

    ExceptionRules {
        answers = Set.copyOf(answers);
        failures = Set.copyOf(failures);
        for (Class<?> answer : answers) {
            if (failures.contains(answer)) {
                throw new IllegalArgumentException(
                        answer.getName() + " is declared an answer and a failure; leave one of the two out");
            }
        }
    }

    ExceptionRules answering(List<? extends Class<?>> types) {
        return new ExceptionRules(both(answers, types), failures);
    }

    ExceptionRules failing(List<? extends Class<?>> types) {
        return new ExceptionRules(answers, both(failures, types));
    }

    boolean isAnswer(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            if (answers.contains(type)) {
                return true;
            }
            if (failures.contains(type)) {
                return false;
            }
        }
        return false;
    }

    private static Set<Class<?>> both(Set<Class<?>> known, List<? extends Class<?>> more) {
        Set<Class<?>> both = new HashSet<>(known);
        more.forEach(type -> both.add(requireNonNull(type, "type of an exception")));
        return both;
    }
}
