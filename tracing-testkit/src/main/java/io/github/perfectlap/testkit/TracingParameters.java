package io.github.perfectlap.testkit;

import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** What a test takes, which has to be known before anything of it runs. */
final class TracingParameters {

    private TracingParameters() {}

    static boolean includeClock(ExtensionContext test) {
        Stream<? extends Executable> own = test.getTestMethod().stream();
        Stream<? extends Executable> around = test.getTestClass().stream().flatMap(TracingParameters::before);
        return Stream.concat(own, around).anyMatch(TracingParameters::takesIt);
    }

    private static Stream<? extends Executable> before(Class<?> test) {
        Stream<? extends Executable> constructors = Arrays.stream(test.getDeclaredConstructors());
        return Stream.concat(
                constructors,
                AnnotationSupport.findAnnotatedMethods(test, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
                        .stream());
    }

    private static boolean takesIt(Executable called) {
        return Arrays.asList(called.getParameterTypes()).contains(TestClock.class);
    }
}
