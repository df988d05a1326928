package io.github.perfectlap.weave;

import java.util.List;
import net.bytebuddy.description.method.ParameterDescription;

/** Refuses {@code @Resumes} where there is nothing to resume, or no context. */
final class ResumesCheck implements MethodCheck {

    private static final String CONTEXT = "io.opentelemetry.context.Context";

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        List<ParameterDescription> resumed = method.resumed();
        if (resumed.isEmpty()) {
            return;
        }
        if (!Annotations.isOn(method.method(), Annotations.WITH_TRANSACTION)) {
            findings.error(
                    method, "@Resumes does nothing without @WithTransaction on the method; add that, or remove it");
        }
        if (resumed.size() > 1) {
            findings.error(method, "@Resumes is on " + resumed.size() + " parameters; leave it on one");
        }
        resumed.stream()
                .map(parameter -> parameter.getType().asErasure().getName())
                .filter(type -> !type.equals(CONTEXT))
                .forEach(type -> findings.error(
                        method,
                        "@Resumes needs a parameter of type " + CONTEXT + ", but is on one of type " + type
                                + "; extract the context from that before"));
    }
}
