package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * A method with OpenTelemetry's own annotation: a step inside a transaction, and elsewhere the plain span that the
 * agent would have made.
 */
final class WovenSpan extends WovenFrame {

    private final WovenStep step;
    private final boolean isInherited;

    /** @param isInherited whether it is a child of what is current */
    WovenSpan(WovenPlan plan, boolean isInherited) {
        super(plan);
        this.step = new WovenStep(plan, null);
        this.isInherited = isInherited;
    }

    @Override
    public @Nullable Step enter(@Nullable Tracing own) {
        if (Live.isNone()) {
            return null;
        }
        try {
            Context current = Context.current();
            return isInherited && Inner.in(current) != null ? step.enter(own) : plain(own, current);
        } catch (Throwable fault) {
            place().failed(fault);
            return null;
        }
    }

    private @Nullable Step plain(@Nullable Tracing own, Context current) {
        Recorder recorder = Serving.recorder(own);
        if (recorder == null) {
            place().noTracing();
            return null;
        }
        if (!recorder.switches().isOn()) {
            return null;
        }
        Context parent = isInherited ? current : Context.root();
        Span span = recorder.tracer()
                .spanBuilder(plan().name())
                .setSpanKind(plan().kind())
                .setParent(parent)
                .startSpan();
        return new PlainSpan(recorder, span, parent);
    }
}
