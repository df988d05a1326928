package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Which {@link Tracing} annotated methods use. */
final class Serving {

    private static final ContextKey<Tracing> KEY = ContextKey.named("perfectlap-tracing");
    private static final AtomicReference<@Nullable Tracing> APPLICATION = new AtomicReference<>();

    private Serving() {}

    /** That of the object; else of the running transaction, the one that is current, the application's; or null. */
    static @Nullable Recorder recorder(@Nullable Tracing own) {
        if (own != null) {
            return own.recorder();
        }
        if (Live.isNone()) {
            return null;
        }
        Context current = Context.current();
        Inner running = Inner.in(current);
        if (running != null) {
            return running.lap().recorder();
        }
        Tracing here = current.get(KEY);
        Tracing serving = here == null ? APPLICATION.get() : here;
        return serving == null ? null : serving.recorder();
    }

    static Scope makeCurrent(Tracing tracing) {
        return ContextStorage.get().attach(Context.current().with(KEY, tracing));
    }

    static void begin(Tracing tracing) {
        Tracing known = APPLICATION.compareAndExchange(null, tracing);
        if (known != null && known != tracing) {
            throw new IllegalStateException(
                    "Annotated methods use another Tracing already, which is still open: close it"
                            + " first, or give their classes a field of type Tracing");
        }
    }

    static void end(Tracing tracing) {
        APPLICATION.compareAndSet(tracing, null);
    }
}
