package io.github.perfectlap.examples.benchmarks.orders;

/** Perfect Lap with annotated methods and golden signals. */
final class MeasuredAnnotatedOrders extends AnnotatedOrders implements Measured {

    private final CollectedMetrics metrics;

    MeasuredAnnotatedOrders(Setting setting, Sink sink) {
        this(setting, sink, new CollectedMetrics());
    }

    private MeasuredAnnotatedOrders(Setting setting, Sink sink, CollectedMetrics metrics) {
        super(PerfectLapOrders.builder(setting, sink).metricReader(metrics).build());
        this.metrics = metrics;
    }

    @Override
    public Signals signals() {
        return MeasuredPerfectLapOrders.in(metrics);
    }
}
