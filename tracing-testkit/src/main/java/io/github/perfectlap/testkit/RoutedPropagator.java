package io.github.perfectlap.testkit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes and reads as the test does that a context belongs to: with the passport. */
final class RoutedPropagator implements TextMapPropagator {

    @Override
    public Collection<String> fields() {
        return CaptureSdk.PROPAGATOR.fields();
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        of(context).inject(context, carrier, setter);
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        return of(context).extract(context, carrier, getter);
    }

    private static TextMapPropagator of(Context context) {
        CapturedTraces test = RunningTests.of(context, Context.current());
        return test == null ? CaptureSdk.PROPAGATOR : test.tracing().propagator();
    }
}
