package io.github.perfectlap.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets an attribute of an annotated method's transaction or step: from a parameter, or, on the method itself, from its
 * result, or what an asynchronous result completes with.
 *
 * <p>Texts, numbers, booleans, enums, and arrays and collections of them are written as what they are, anything else as
 * its {@code toString()} says. Null writes nothing. Whatever goes wrong is logged once, and never reaches the method.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
@Repeatable(StepAttributes.class)
public @interface StepAttribute {

    /** Key of the attribute, such as {@code order.id}. */
    String value();

    /**
     * What of the object is written, as names of its methods without parameters, such as {@code id} or {@code
     * customer.country}; where there is no such method, its getter. The object itself where it is empty.
     */
    String of() default "";
}
