package io.github.perfectlap.weave;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Weaves annotated methods when their classes are loaded, for applications whose build can't be changed: {@code
 * -javaagent:tracing-core.jar}, with Byte Buddy on the class path. What was woven by the build is left alone. Whatever
 * can't be woven is reported on standard error, and runs as it is.
 */
public final class WeaveAgent {

    private static final String WOVEN_BY_AGENT = "perfectlap.woven.by.agent";

    private WeaveAgent() {}

    /** Called by the JVM before the application starts. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        install(instrumentation);
    }

    /** Called by the JVM where the agent is attached later: classes that are loaded by then are woven, too. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        if (install(instrumentation)) {
            LoadedClasses.weave(instrumentation);
        }
    }

    private static boolean install(Instrumentation instrumentation) {
        try {
            // Asked here, so that nothing is looked for at each class where it is missing.
            Class.forName("net.bytebuddy.ByteBuddy", false, WeaveAgent.class.getClassLoader());
            Class.forName("io.opentelemetry.context.Context", false, WeaveAgent.class.getClassLoader());
            instrumentation.addTransformer(new WeaveTransformer(), instrumentation.isRetransformClassesSupported());
            System.setProperty(WOVEN_BY_AGENT, "true");
            return true;
        } catch (Throwable fault) {
            // An agent that throws would keep the application from starting.
            System.err.println("perfect-lap: no method is woven, since " + fault + "; the agent needs"
                    + " net.bytebuddy:byte-buddy and the OpenTelemetry API on the application's class path");
            return false;
        }
    }
}
