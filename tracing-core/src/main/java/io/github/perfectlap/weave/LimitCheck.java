package io.github.perfectlap.weave;

import io.github.perfectlap.internal.DurationText;
import net.bytebuddy.description.annotation.AnnotationDescription;

/** Refuses limits that are no durations. */
final class LimitCheck implements MethodCheck {

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        method.starting().stream()
                .filter(annotation -> !annotation.getAnnotationType().getName().equals(Annotations.WITH_SPAN))
                .forEach(annotation -> check(method, annotation, findings));
    }

    private static void check(AnnotatedMethod method, AnnotationDescription annotation, Findings findings) {
        String limit = Annotations.text(annotation, "atMost");
        if (limit.isEmpty()) {
            return;
        }
        try {
            DurationText.parse(limit);
        } catch (IllegalArgumentException e) {
            findings.error(method, "atMost of " + Annotations.shown(annotation) + ": " + e.getMessage());
        }
    }
}
