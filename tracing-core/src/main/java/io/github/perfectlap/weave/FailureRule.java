package io.github.perfectlap.weave;

import java.util.Set;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** The {@code FailureReason} that an annotation names. */
record FailureRule(TypeDescription type) {

    private static final String FAILURE_REASON = "io.github.perfectlap.annotation.FailureReason";
    private static final String NEVER = FAILURE_REASON + "$Never";

    static boolean isIn(AnnotationDescription annotation) {
        return of(annotation) != null;
    }

    /** Null where the annotation has none. */
    static @Nullable FailureRule of(AnnotationDescription annotation) {
        if (annotation.getAnnotationType().getName().equals(Annotations.WITH_SPAN)) {
            return null;
        }
        TypeDescription type = annotation.getValue("failsWhen").resolve(TypeDescription.class);
        return type.getName().equals(NEVER) ? null : new FailureRule(type);
    }

    /** The results that it takes; null where that is not known. */
    @Nullable
    TypeDescription taken() {
        TypeDescription.Generic reason = Hierarchy.named(type, Set.of(FAILURE_REASON));
        if (reason == null || reason.getSort() != TypeDefinition.Sort.PARAMETERIZED) {
            return null;
        }
        TypeDescription.Generic argument = reason.getTypeArguments().get(0);
        return argument.getSort().isTypeVariable() || argument.getSort().isWildcard() ? null : argument.asErasure();
    }
}
