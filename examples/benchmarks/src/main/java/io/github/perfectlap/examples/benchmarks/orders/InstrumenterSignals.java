package io.github.perfectlap.examples.benchmarks.orders;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.instrumentation.api.instrumenter.OperationListener;

/** Golden signals as Instrumenter's own metrics are written: by a listener that keeps its start in the context. */
final class InstrumenterSignals implements OperationListener {

    private static final ContextKey<Long> STARTED = ContextKey.named("order-started");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey(InstrumenterAttributes.ERROR);

    private final HandWrittenSignals signals;

    InstrumenterSignals(Meter meter) {
        this.signals = new HandWrittenSignals(meter);
    }

    @Override
    public Context onStart(Context context, Attributes attributes, long startNanos) {
        signals.started();
        return context.with(STARTED, startNanos);
    }

    @Override
    public void onEnd(Context context, Attributes attributes, long endNanos) {
        long started = requireNonNull(context.get(STARTED), "onStart put it there");
        signals.ended(endNanos - started, attributes.get(ERROR) != null);
    }
}
