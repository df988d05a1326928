package io.github.perfectlap;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A propagator whose faults reach neither business code nor the propagators behind it. */
record GuardedPropagator(TextMapPropagator inner, Problems problems) implements TextMapPropagator {

    /** Guards a propagator, unless it is one of OpenTelemetry's own, where only the carrier could be at fault. */
    static TextMapPropagator of(TextMapPropagator propagator, Problems problems) {
        boolean isKnown = propagator == W3CTraceContextPropagator.getInstance()
                || propagator == W3CBaggagePropagator.getInstance();
        return isKnown ? propagator : new GuardedPropagator(propagator, problems);
    }

    @Override
    public Collection<String> fields() {
        return problems.ask(part(), List.of(), inner::fields);
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        problems.guard(part(), () -> inner.inject(context, carrier, setter));
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        return problems.ask(part(), context, () -> inner.extract(context, carrier, getter));
    }

    private String part() {
        return "Propagator " + inner.getClass().getName();
    }
}
