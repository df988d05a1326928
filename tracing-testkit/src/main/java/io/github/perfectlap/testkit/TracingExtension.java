package io.github.perfectlap.testkit;

import io.github.perfectlap.Tracing;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test {@link CapturedTraces} of its own, the {@link Tracing} on them, and a {@link TestClock}, as parameters
 * of the test, of {@code @BeforeEach} and {@code @AfterEach}, and of the constructor where each
 * test has its own instance. Annotated methods that the test calls on its own thread record there
 * too.
 *
 * <p>After {@code @AfterEach}, a test that has not failed by then fails if
 *
 * <ul>
 *   <li>a span is still open when the capture's time limit is over;
 *   <li>a scope that was opened in the test is still open, or was closed twice or on another thread; where it was
 *       opened, and closed, is told;
 *   <li>another context is current on the test's thread than before it; the thread gets the former
 *       one back in any case;
 *   <li>a span failed that was in no shape which an assertion of the test has found to be as
 *       expected, unless the test says {@link CapturedTraces#allowFailures()};
 *   <li>a trace has got more spans since the last assertion that found its shape to be as expected;
 *   <li>a span that another process has sent says that it has a parent, which has not come;
 *   <li>something that was recorded or handed over is a secret, or looks like one, unless the test says {@link
 *       CapturedTraces#allowSecrets};
 *   <li>the test says {@link CapturedTraces#everyHandOffArrives()}, and nobody has read one.
 * </ul>
 */
public final class TracingExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(TracingExtension.class);

    /** Called by JUnit. */
    public TracingExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        stateOf(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stateOf(context).end(context.getExecutionException().isPresent());
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == CapturedTraces.class || type == Tracing.class || type == TestClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("traces belong to one test, so they can't be a parameter of "
                    + parameter.getDeclaringExecutable().getName()
                    + ", which is called once for all tests of "
                    + context.getDisplayName()
                    + "; take them as a parameter of the test or of @BeforeEach");
        }
        TestState state = stateOf(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == TestClock.class) {
            return clock(state, parameter);
        }
        return type == Tracing.class ? state.traces().tracing() : state.traces();
    }

    private static TestClock clock(TestState state, ParameterContext parameter) {
        TestClock clock = state.clock();
        if (clock == null) {
            throw new ParameterResolutionException("a TestClock counts from the start of a test, so it can't first be"
                    + " asked for by " + parameter.getDeclaringExecutable().getName()
                    + "; take it as a parameter of the test, of @BeforeEach or of the constructor");
        }
        return clock;
    }

    // Asked for again in each callback: one extension serves many tests, maybe at the same time.
    private static TestState stateOf(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        TestState state = store.get(TestState.class, TestState.class);
        if (state == null) {
            state = new TestState(TracingParameters.includeClock(context) ? TestClock.create() : null);
            state.traces()
                    .belongTo(new TestName(
                            context.getRequiredTestClass(),
                            context.getRequiredTestMethod().getName()));
            store.put(TestState.class, state);
            reportAtTheEnd(context.getRoot().getStore(NAMESPACE));
        }
        return state;
    }

    // JUnit closes what is in the root's store when all tests have run.
    private static void reportAtTheEnd(Store root) {
        AutoCloseable report =
                () -> GoldenRun.ofProcess().logReport(Thread.currentThread().getContextClassLoader());
        root.getOrComputeIfAbsent(GoldenRun.class, type -> report, AutoCloseable.class);
    }
}
