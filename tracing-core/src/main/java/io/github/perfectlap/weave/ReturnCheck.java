package io.github.perfectlap.weave;

import net.bytebuddy.description.type.TypeDescription;

/** Looks for results that go on after the method has returned, and can't be observed. */
final class ReturnCheck implements MethodCheck {

    @Override
    public void check(AnnotatedMethod method, Findings findings) {
        if (!method.isStarting()) {
            return;
        }
        TypeDescription.Generic type = method.method().getReturnType();
        Returned returned = Returned.of(type);
        if (returned == Returned.UNKNOWN) {
            findings.warning(
                    method,
                    "returns " + type.asErasure().getName() + ", which seems to go on and is of no type that can be"
                            + " observed: the span ends when the method returns; see docs/annotations.md for the"
                            + " types that are");
        }
        boolean isPublisher = returned == Returned.ONE || returned == Returned.MANY;
        if (isPublisher && type.getSort().isTypeVariable()) {
            findings.error(
                    method,
                    "returns a type variable, and what is returned in the place of a publisher may be no "
                            + type.getSymbol() + "; declare it as "
                            + type.asErasure().getName());
        }
    }
}
