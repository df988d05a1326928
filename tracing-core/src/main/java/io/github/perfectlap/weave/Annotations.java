package io.github.perfectlap.weave;

import java.util.List;
import java.util.Set;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationSource;
import org.jspecify.annotations.Nullable;

/** The annotations that are woven. By name: OpenTelemetry's need not be there. */
final class Annotations {

    private static final String OWN = "io.github.perfectlap.annotation.";
    private static final String OPEN_TELEMETRY = "io.opentelemetry.instrumentation.annotations.";

    static final String WITH_TRANSACTION = OWN + "WithTransaction";
    static final String WITH_STEP = OWN + "WithStep";
    static final String WITH_SPAN = OPEN_TELEMETRY + "WithSpan";
    static final String ADDING_SPAN_ATTRIBUTES = OPEN_TELEMETRY + "AddingSpanAttributes";
    static final String STEP_ATTRIBUTE = OWN + "StepAttribute";
    static final String STEP_ATTRIBUTES = OWN + "StepAttributes";
    static final String SPAN_ATTRIBUTE = OPEN_TELEMETRY + "SpanAttribute";
    static final String RESUMES = OWN + "Resumes";
    static final String WOVEN = OWN + "Woven";
    static final String NOTHING_ELSE = WITH_TRANSACTION + "$NothingElse";

    /** Of these a method has one at most. */
    static final Set<String> STARTING = Set.of(WITH_TRANSACTION, WITH_STEP, WITH_SPAN);

    static final Set<String> OF_METHODS = Set.of(WITH_TRANSACTION, WITH_STEP, WITH_SPAN, ADDING_SPAN_ATTRIBUTES);
    static final Set<String> OF_VALUES = Set.of(STEP_ATTRIBUTE, STEP_ATTRIBUTES, SPAN_ATTRIBUTE);
    static final Set<String> OF_PARAMETERS = Set.of(STEP_ATTRIBUTE, STEP_ATTRIBUTES, SPAN_ATTRIBUTE, RESUMES);

    private Annotations() {}

    static boolean isAnyOn(AnnotationSource annotated, Set<String> names) {
        return !on(annotated, names).isEmpty();
    }

    static boolean isOn(AnnotationSource annotated, String name) {
        return first(annotated, name) != null;
    }

    static @Nullable AnnotationDescription first(AnnotationSource annotated, String name) {
        List<AnnotationDescription> found = on(annotated, Set.of(name));
        return found.isEmpty() ? null : found.get(0);
    }

    static List<AnnotationDescription> on(AnnotationSource annotated, Set<String> names) {
        return annotated.getDeclaredAnnotations().stream()
                .filter(annotation ->
                        names.contains(annotation.getAnnotationType().getName()))
                .toList();
    }

    /** The annotation as it is written, without its package. */
    static String shown(AnnotationDescription annotation) {
        return "@" + annotation.getAnnotationType().getSimpleName();
    }

    static String text(AnnotationDescription annotation, String property) {
        return annotation.getValue(property).resolve(String.class);
    }
}
