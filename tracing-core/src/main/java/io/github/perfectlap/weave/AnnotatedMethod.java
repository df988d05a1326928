package io.github.perfectlap.weave;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationSource;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A method or constructor of a class, and what its annotations ask for. */
record AnnotatedMethod(MethodDescription.InDefinedShape method) {

    /** The methods on which, or on whose parameters, any of our annotations is. */
    static List<AnnotatedMethod> in(TypeDescription type) {
        return type.getDeclaredMethods().stream()
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .map(AnnotatedMethod::new)
                .filter(AnnotatedMethod::isAnnotated)
                .toList();
    }

    private boolean isAnnotated() {
        return isWoven()
                || Annotations.isAnyOn(method, Annotations.OF_VALUES)
                || method.getParameters().stream()
                        .anyMatch(parameter -> Annotations.isAnyOn(parameter, Annotations.OF_PARAMETERS));
    }

    /** Whether an annotation asks that it be woven; else those there are say nothing. */
    boolean isWoven() {
        return Annotations.isAnyOn(method, Annotations.OF_METHODS);
    }

    /** Whether a transaction, step or span begins with the method; else it only adds attributes. */
    boolean isStarting() {
        return !starting().isEmpty();
    }

    List<AnnotationDescription> starting() {
        return Annotations.on(method, Annotations.STARTING);
    }

    /** Whether there is anything to weave in. */
    boolean hasAdvice() {
        return isStarting() || !attributes().isEmpty();
    }

    /** The parameters that become attributes, in their order. */
    List<ParameterDescription> attributes() {
        return parameters(parameter -> Annotations.isAnyOn(parameter, Annotations.OF_VALUES));
    }

    List<ParameterDescription> resumed() {
        return parameters(parameter -> Annotations.isOn(parameter, Annotations.RESUMES));
    }

    private List<ParameterDescription> parameters(Predicate<ParameterDescription> which) {
        return method.getParameters().stream()
                .map(parameter -> (ParameterDescription) parameter)
                .filter(which)
                .toList();
    }

    /** Each {@code @StepAttribute} that is on a parameter or on the method itself. */
    static List<AnnotationDescription> stepAttributes(AnnotationSource annotated) {
        Stream<AnnotationDescription> single = Annotations.on(annotated, Set.of(Annotations.STEP_ATTRIBUTE)).stream();
        Stream<AnnotationDescription> repeated = Annotations.on(annotated, Set.of(Annotations.STEP_ATTRIBUTES)).stream()
                .flatMap(all -> Stream.of(all.getValue("value").resolve(AnnotationDescription[].class)));
        return Stream.concat(single, repeated).toList();
    }

    /** Whether a rule or an attribute wants to see the result. */
    boolean wantsResult() {
        return !stepAttributes(method).isEmpty()
                || starting().stream().anyMatch(annotation -> FailureRule.isIn(annotation) || isDeclaring(annotation));
    }

    /** Whether a class declares more, which may be rules for results. */
    private static boolean isDeclaring(AnnotationDescription annotation) {
        return annotation.getAnnotationType().getName().equals(Annotations.WITH_TRANSACTION)
                && !annotation
                        .getValue("declaring")
                        .resolve(TypeDescription.class)
                        .getName()
                        .equals(Annotations.NOTHING_ELSE);
    }

    /** The method as it is written, such as {@code charge(Order, int)}. */
    String shown() {
        String parameters = method.getParameters().asTypeList().asErasures().stream()
                .map(TypeDescription::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
        return (method.isConstructor() ? "constructor" : method.getName()) + parameters;
    }
}
