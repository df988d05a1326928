package io.github.perfectlap.weave;

import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterList;

/** Refuses methods that have no code, or code into which nothing can be woven. */
final class CodeCheck implements MethodCheck {

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    @Override
    public void check(AnnotatedMethod annotated, Findings findings) {
        MethodDescription.InDefinedShape method = annotated.method();
        if (!annotated.isWoven()) {
            return;
        }
        if (method.isAbstract()) {
            findings.error(
                    annotated,
                    "an abstract method has no code to weave, and annotations are not inherited; put them on the"
                            + " methods that implement it");
        }
        if (method.isNative()) {
            findings.error(annotated, "a native method has no code to weave; annotate a method that calls it");
        }
        if (method.isConstructor()) {
            findings.error(
                    annotated, "a constructor can't be woven; annotate the method that calls it, or one it calls");
        }
        if (isSuspending(method)) {
            findings.error(
                    annotated,
                    "a suspend function returns each time it waits, which would end its span; use"
                            + " transaction.step(…) in it, or annotate a function that does not suspend");
        }
        if (isTooOld(method)) {
            findings.error(
                    annotated, "the class file is older than Java 7, and can't be woven; compile it for a newer one");
        }
    }

    private static boolean isSuspending(MethodDescription.InDefinedShape method) {
        ParameterList<?> parameters = method.getParameters();
        return !parameters.isEmpty()
                && parameters
                        .get(parameters.size() - 1)
                        .getType()
                        .asErasure()
                        .getName()
                        .equals(CONTINUATION);
    }

    private static boolean isTooOld(MethodDescription.InDefinedShape method) {
        ClassFileVersion version = method.getDeclaringType().getClassFileVersion();
        return version != null && version.isLessThan(ClassFileVersion.JAVA_V7);
    }
}
