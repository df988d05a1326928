package io.github.perfectlap.weave;

import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationSource;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Refuses attributes that nobody would ever see. */
final class AttributeCheck implements MethodCheck {

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        checkResult(method, findings);
        if (!method.isWoven() && !method.attributes().isEmpty()) {
            findings.error(
                    method,
                    "an annotated parameter says nothing on a method that is not annotated; put @WithTransaction or"
                            + " @WithStep on the method");
        }
        for (ParameterDescription parameter : method.attributes()) {
            checkEach(method, parameter, parameter.getType(), findings);
            checkName(method, parameter, findings);
        }
    }

    private static void checkResult(AnnotatedMethod method, Findings findings) {
        if (AnnotatedMethod.stepAttributes(method.method()).isEmpty()) {
            return;
        }
        TypeDescription.Generic result = method.method().getReturnType();
        if (!method.isStarting()) {
            findings.error(
                    method,
                    "@StepAttribute says nothing on a method that is neither @WithTransaction nor @WithStep; add one");
        }
        if (Returned.of(result) == Returned.NOTHING) {
            findings.error(method, "@StepAttribute on a method is for its result, and this one has none");
        }
        if (Returned.of(result) == Returned.MANY) {
            findings.error(
                    method, "@StepAttribute on a method is for its one result, and a publisher of many has none");
        }
        checkEach(method, method.method(), Returned.value(result), findings);
    }

    private static void checkEach(
            AnnotatedMethod method,
            AnnotationSource annotated,
            TypeDescription.@Nullable Generic type,
            Findings findings) {
        List<AnnotationDescription> attributes = AnnotatedMethod.stepAttributes(annotated);
        if (attributes.stream().anyMatch(each -> Annotations.text(each, "value").isBlank())) {
            findings.error(method, "@StepAttribute needs a key such as order.id, but has a blank one");
        }
        for (AnnotationDescription attribute : attributes) {
            String problem = AttributePath.problem(Annotations.text(attribute, "of"), type);
            if (problem != null) {
                findings.error(method, problem);
            }
        }
    }

    private static void checkName(AnnotatedMethod method, ParameterDescription parameter, Findings findings) {
        AnnotationDescription attribute = Annotations.first(parameter, Annotations.SPAN_ATTRIBUTE);
        boolean isNamed = attribute == null
                || !Annotations.text(attribute, "value").isEmpty()
                || findings.places().hasParameterNames(method.method());
        if (!isNamed) {
            findings.warning(
                    method,
                    "@SpanAttribute without a name takes the parameter's, which is not in the class file, so that"
                            + " nothing is written; name it, or compile with -parameters");
        }
    }
}
