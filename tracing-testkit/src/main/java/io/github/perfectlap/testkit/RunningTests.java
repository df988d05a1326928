package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the test that something belongs to: by its trace, by its context, or by the thread that started its thread. */
final class RunningTests {

    static final ContextKey<CapturedTraces> KEY = ContextKey.named("perfectlap-test");

    private static final StartedThreads INHERITED = new StartedThreads();

    // Weak, since nobody has to close a capture.
    private static final Set<CapturedTraces> CAPTURES =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private RunningTests() {}

    static void begin(CapturedTraces traces) {
        CAPTURES.add(traces);
    }

    static void end(CapturedTraces traces) {
        CAPTURES.remove(traces);
    }

    /** Marks the calling thread and those that it starts; what it was marked with before. */
    static @Nullable CapturedTraces mark(@Nullable CapturedTraces traces) {
        CapturedTraces before = INHERITED.get();
        if (traces == null) {
            INHERITED.remove();
        } else {
            INHERITED.set(traces);
        }
        return before;
    }

    /** The test of what the calling thread does below a context; null where it is nobody's. */
    static @Nullable CapturedTraces of(@Nullable Context parent, @Nullable Context current) {
        CapturedTraces byParent = of(parent);
        if (byParent != null) {
            return byParent;
        }
        CapturedTraces here = of(current);
        return here == null ? running(INHERITED.get()) : here;
    }

    private static @Nullable CapturedTraces of(@Nullable Context context) {
        if (context == null) {
            return null;
        }
        CapturedTraces byTrace = ofTrace(Span.fromContext(context).getSpanContext());
        return byTrace == null ? running(context.get(KEY)) : byTrace;
    }

    private static @Nullable CapturedTraces ofTrace(SpanContext id) {
        return id.isValid() ? ofTrace(id.getTraceId()) : null;
    }

    private static @Nullable CapturedTraces ofTrace(String traceId) {
        return captures().stream()
                .filter(traces -> traces.book().hasTrace(traceId))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable CapturedTraces running(@Nullable CapturedTraces marked) {
        return marked != null && CAPTURES.contains(marked) ? marked : null;
    }

    private static List<CapturedTraces> captures() {
        synchronized (CAPTURES) {
            return List.copyOf(CAPTURES);
        }
    }
}
