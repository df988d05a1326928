package io.github.perfectlap.weave;

import io.github.perfectlap.internal.IdInName;
import io.github.perfectlap.internal.Names;
import java.util.function.Consumer;
import net.bytebuddy.description.annotation.AnnotationDescription;

/** Refuses what can't be a name, and doubts what seems to hold a value. */
final class NameCheck implements MethodCheck {

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        method.starting().forEach(annotation -> check(method, annotation, findings));
    }

    private static void check(AnnotatedMethod method, AnnotationDescription annotation, Findings findings) {
        String written = Annotations.text(annotation, "value");
        String name = written.isEmpty() ? method.method().getName() : written;
        boolean isTransaction = annotation.getAnnotationType().getName().equals(Annotations.WITH_TRANSACTION);
        try {
            Consumer<String> check = isTransaction ? Names::checkTransaction : Names::checkStep;
            check.accept(name);
        } catch (IllegalArgumentException e) {
            findings.error(method, Annotations.shown(annotation) + ": " + e.getMessage());
        }
        if (IdInName.isIn(name)) {
            findings.warning(
                    method,
                    "the name '" + name + "' seems to hold an id, and then there is one for each: name what it is, and"
                            + " set the id as an attribute");
        }
    }
}
