package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** A parent in another process that was not sampled. */
final class Unsampled {

    private Unsampled() {}

    static Context context() {
        SpanContext parent = SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getDefault(),
                TraceState.getDefault());
        return Context.root().with(Span.wrap(parent));
    }
}
