package io.github.perfectlap.weave;

/** Looks at one thing of an annotated method. */
interface MethodCheck {

    void check(AnnotatedMethod method, Findings findings);
}
