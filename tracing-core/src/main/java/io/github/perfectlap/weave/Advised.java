package io.github.perfectlap.weave;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the woven-in code reads, as annotations of its parameters. */
final class Advised {

    private Advised() {}

    /** The woven method, as run time knows it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Site {}

    /** The Tracing that the object has in a field, or null. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Own {}

    /** The context that is resumed. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Arrived {}

    /** The parameters that become attributes; the array is made where it is read. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Arguments {}
}
