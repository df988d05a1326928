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
 * Gives each test {@link CapturedTraces} of its own and the {@link Tracing} on them, as parameters
 * of the test, of {@code @BeforeEach} and {@code @AfterEach}, and of the constructor where each
 * test has its own instance. Annotated methods that the test calls on its own thread record there
 * too.
 *
 * <p>After {@code @AfterEach}, a test that has not failed by then fails if
 *
 * <ul>
 *   <li>a span is still open when the capture's time limit is over;
 *   <li>another context is current on the test's thread than before it; the thread gets the former
 *       one back in any case;
 *   <li>a span failed that was in no shape which an assertion of the test has found to be as
 *       expected, unless the test says {@link CapturedTraces#allowFailures()};
 *   <li>a trace has got more spans since the last assertion that found its shape to be as expected.
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
        return type == CapturedTraces.class || type == Tracing.class;
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
        CapturedTraces traces = stateOf(context).traces();
        return parameter.getParameter().getType() == Tracing.class ? traces.tracing() : traces;
    }

    // Asked for again in each callback: one extension serves many tests, maybe at the same time.
    private static TestState stateOf(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        TestState state = store.get(TestState.class, TestState.class);
        if (state == null) {
            state = new TestState();
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
