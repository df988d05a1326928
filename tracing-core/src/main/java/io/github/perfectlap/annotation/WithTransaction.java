package io.github.perfectlap.annotation;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.UnaryOperator;

/**
 * Runs each call of the method as a business transaction, as {@link BusinessTransaction#call} does with a lambda: what
 * the method throws fails it, and arrives unchanged; what it returns completes it. Where it returns something
 * asynchronous, the transaction goes on until that completes; see {@code docs/annotations.md} for what counts as such.
 *
 * <p>The {@link Tracing} is the one in a field of that type of the object, or, for static methods, of the class; where
 * there is none, the one that is {@linkplain Tracing#makeCurrent() current}, and then the application's, {@link
 * Tracing#forAnnotations()}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WithTransaction {

    /** Name of the business transaction, such as {@code checkout}; the method's where it is empty. */
    String value() default "";

    /** The kind of span. */
    SpanKind kind() default SpanKind.INTERNAL;

    /** Whether the transaction ends, end to end, where this part of it ends; see {@link BusinessTransaction#finishes}. */
    boolean finishes() default false;

    /** The longest it may take, such as {@code 2s} or {@code 250ms}; no limit where it is empty. */
    String atMost() default "";

    /** Exceptions that are answers and no failures; see {@link BusinessTransaction#answers}. */
    Class<? extends Exception>[] answers() default {};

    /** Exceptions that are failures though they extend an answer; see {@link BusinessTransaction#failures}. */
    Class<? extends Exception>[] failures() default {};

    /** Says which results are failures. */
    Class<? extends FailureReason<?>> failsWhen() default FailureReason.Never.class;

    /** Declares what else there is to declare, such as hand-offs that have to come back. Made once. */
    Class<? extends UnaryOperator<BusinessTransaction>> declaring() default NothingElse.class;

    /** Declares nothing. */
    final class NothingElse implements UnaryOperator<BusinessTransaction> {

        @Override
        public BusinessTransaction apply(BusinessTransaction definition) {
            return definition;
        }
    }
}
