package io.github.perfectlap.examples.benchmarks.orders;

/** OpenTelemetry by hand, with golden signals by hand, recorded while the span is current. */
final class MeasuredOpenTelemetryOrders extends OpenTelemetryOrders implements Measured {

    private final CollectedMetrics metrics;
    private final HandWrittenSignals signals;

    MeasuredOpenTelemetryOrders(Sdk sdk) {
        super(sdk.openTelemetry());
        this.metrics = sdk.metrics();
        this.signals = new HandWrittenSignals(sdk.openTelemetry());
    }

    @Override
    String steps(Order order) {
        long started = System.nanoTime();
        boolean failed = true;
        signals.started();
        try {
            String result = super.steps(order);
            failed = false;
            return result;
        } finally {
            signals.ended(System.nanoTime() - started, failed);
        }
    }

    @Override
    public Signals signals() {
        return HandWrittenSignals.in(metrics);
    }
}
