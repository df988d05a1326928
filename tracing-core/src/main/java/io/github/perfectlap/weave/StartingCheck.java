package io.github.perfectlap.weave;

import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.description.annotation.AnnotationDescription;

/** Refuses methods that are two things at once. */
final class StartingCheck implements MethodCheck {

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        List<AnnotationDescription> starting = method.starting();
        if (starting.size() > 1) {
            findings.error(
                    method,
                    "has " + starting.stream().map(Annotations::shown).sorted().collect(Collectors.joining(" and "))
                            + "; a method is one of a transaction, a step or a span, so leave one");
        }
    }
}
