package io.github.perfectlap.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the one parameter, of type {@link io.opentelemetry.context.Context}, of a {@link WithTransaction} method: the
 * transaction that arrived in it goes on, as with {@link io.github.perfectlap.BusinessTransaction#resume}. What a
 * carrier brought is read by its {@code extract}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Resumes {}
