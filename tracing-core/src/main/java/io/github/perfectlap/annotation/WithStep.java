package io.github.perfectlap.annotation;

import io.opentelemetry.api.trace.SpanKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs each call of the method as a step of the business transaction that is current on the calling thread, as {@link
 * io.github.perfectlap.Step#call} does with a lambda. Where none is current, the method runs and nothing else; that is
 * logged once.
 *
 * <p>Where the method returns something asynchronous, the step goes on until that completes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WithStep {

    /** Name of the step, such as {@code charge card}; the method's where it is empty. */
    String value() default "";

    /** The kind of span. */
    SpanKind kind() default SpanKind.INTERNAL;

    /** The longest it may take, such as {@code 2s} or {@code 250ms}; no limit where it is empty. */
    String atMost() default "";

    /** Exceptions that are answers and no failures of this step. */
    Class<? extends Exception>[] answers() default {};

    /** Says which results are failures. */
    Class<? extends FailureReason<?>> failsWhen() default FailureReason.Never.class;

    /** Whether a transaction in which it fails, whatever way, is only degraded. */
    boolean mayFail() default false;
}
