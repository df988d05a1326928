package io.github.perfectlap.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link Test} with {@link CapturedTraces} of its own, for its parameters. Where every test of a
 * class is to have them, such as for {@code @BeforeEach}, put {@link TracingExtension} on the
 * class.
 *
 * <p>Import statically {@code io.github.perfectlap.testkit.TracingAssertions.assertThat} together with {@code
 * org.assertj.core.api.Assertions.assertThat}.
 */
@Test
@ExtendWith(TracingExtension.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface TracingTest {}
