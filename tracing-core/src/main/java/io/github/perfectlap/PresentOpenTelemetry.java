package io.github.perfectlap;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import org.jspecify.annotations.Nullable;

/** The OpenTelemetry instance of the process: an agent's, or what the application made global. */
final class PresentOpenTelemetry {

    private PresentOpenTelemetry() {}

    /** The global instance, or null where there is none that records. */
    static @Nullable OpenTelemetry find() {
        if (!GlobalOpenTelemetry.isSet()) {
            return null;
        }
        OpenTelemetry global = GlobalOpenTelemetry.get();
        // Some client libraries ask for the global instance, and that alone sets it to the no-op.
        if (isNoop(global)) {
            return null;
        }
        Log.info("Joined the OpenTelemetry instance of this process (agent or global); it exports");
        return global;
    }

    /** Whether OpenTelemetry's agent works in this process. */
    static boolean isAgent() {
        try {
            // Nobody but the agent puts it there.
            Class<?> unused = Class.forName("io.opentelemetry.javaagent.bootstrap.AgentInitializer", false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private static boolean isNoop(OpenTelemetry openTelemetry) {
        Tracer noop = TracerProvider.noop().get(Tracing.SCOPE);
        return openTelemetry.getTracer(Tracing.SCOPE).getClass() == noop.getClass();
    }
}
