package io.github.perfectlap.weave;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Refuses rules that can't be made, can't take the result, or say both yes and no. */
final class RuleCheck implements MethodCheck {

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        for (AnnotationDescription annotation : method.starting()) {
            FailureRule rule = FailureRule.of(annotation);
            if (rule != null) {
                checkMade(method, "failsWhen", rule.type(), findings);
                checkTakes(method, rule, findings);
            }
            if (annotation.getAnnotationType().getName().equals(Annotations.WITH_TRANSACTION)) {
                checkMade(
                        method, "declaring", annotation.getValue("declaring").resolve(TypeDescription.class), findings);
                checkExceptions(method, annotation, findings);
            }
        }
    }

    private static void checkMade(AnnotatedMethod method, String property, TypeDescription type, Findings findings) {
        String problem = unmade(type);
        if (problem != null) {
            findings.error(method, property + " = " + type.getName() + " can't be made: it " + problem);
        }
    }

    private static @Nullable String unmade(TypeDescription type) {
        if (type.isAbstract()) {
            return "is abstract; name a class that is not";
        }
        if (type.isNestedClass() && !type.isStatic()) {
            return "belongs to an object of the class around it; make it static";
        }
        boolean isMade = type.getDeclaredMethods().stream()
                .filter(MethodDescription::isConstructor)
                .anyMatch(constructor -> constructor.getParameters().isEmpty());
        return isMade ? null : "has no constructor without parameters; give it one, which may be private";
    }

    private static void checkTakes(AnnotatedMethod method, FailureRule rule, Findings findings) {
        TypeDescription.Generic result = method.method().getReturnType();
        if (Returned.of(result) == Returned.NOTHING || Returned.of(result) == Returned.MANY) {
            findings.error(method, "failsWhen is for the one result of a method, and this one has none");
            return;
        }
        TypeDescription value = known(Returned.value(result));
        TypeDescription taken = rule.taken();
        if (value != null && taken != null && !value.asBoxed().isAssignableTo(taken)) {
            findings.error(
                    method,
                    "failsWhen = " + rule.type().getName() + " takes " + taken.getName() + ", but the result is "
                            + value.asBoxed().getName());
        }
    }

    private static @Nullable TypeDescription known(TypeDescription.@Nullable Generic type) {
        if (type == null || type.getSort().isTypeVariable() || type.getSort().isWildcard()) {
            return null;
        }
        return type.represents(Object.class) ? null : type.asErasure();
    }

    private static void checkExceptions(AnnotatedMethod method, AnnotationDescription annotation, Findings findings) {
        Set<TypeDescription> answers =
                new HashSet<>(types(annotation, "answers").toList());
        types(annotation, "failures")
                .filter(answers::contains)
                .forEach(both -> findings.error(
                        method, both.getName() + " is both in answers and in failures; leave it in one of them"));
    }

    private static Stream<TypeDescription> types(AnnotationDescription annotation, String property) {
        return Arrays.stream(annotation.getValue(property).resolve(TypeDescription[].class));
    }
}
