package io.github.perfectlap.testkit;

import io.github.perfectlap.Tracing;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.jspecify.annotations.Nullable;

/** What stands in the place of a global instance: it finds the test that each span belongs to. */
final class GlobalRouter implements OpenTelemetry {

    private static final GlobalRouter INSTANCE = new GlobalRouter();

    private static @Nullable Tracing annotated;

    private final TracerProvider tracers = new RoutedTracerProvider();
    private final ContextPropagators propagators = ContextPropagators.create(new RoutedPropagator());

    private GlobalRouter() {}

    static GlobalRouter instance() {
        return INSTANCE;
    }

    /** Makes it the global instance, unless it is that already. */
    static synchronized void install() {
        if (!GlobalOpenTelemetry.isSet()) {
            GlobalOpenTelemetry.set(INSTANCE);
        } else if (GlobalOpenTelemetry.getPropagators() != INSTANCE.propagators) {
            throw new IllegalStateException(
                    "GlobalOpenTelemetry is set already, so its spans can't be led to the tests:"
                            + " call routeGlobal() before the code that sets it, or leave that code out of the test");
        }
    }

    /** Makes it what annotated methods use that find no other, unless it is that already. */
    static synchronized void installForAnnotations() {
        if (annotated == null) {
            annotated = Tracing.builder()
                    .openTelemetry(INSTANCE)
                    .release("test")
                    .build()
                    .forAnnotations();
        }
    }

    @Override
    public TracerProvider getTracerProvider() {
        return tracers;
    }

    @Override
    public ContextPropagators getPropagators() {
        return propagators;
    }
}
