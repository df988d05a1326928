package io.github.perfectlap.examples.benchmarks.orders;

/** Perfect Lap with its golden signals, which are there unless somebody says otherwise. */
final class MeasuredPerfectLapOrders extends PerfectLapOrders implements Measured {

    private static final String DURATION = "perfectlap.transaction.duration";

    private final CollectedMetrics metrics;

    MeasuredPerfectLapOrders(Setting setting, Sink sink) {
        this(setting, sink, new CollectedMetrics());
    }

    private MeasuredPerfectLapOrders(Setting setting, Sink sink, CollectedMetrics metrics) {
        super(builder(setting, sink).metricReader(metrics).build());
        this.metrics = metrics;
    }

    @Override
    public Signals signals() {
        return in(metrics);
    }

    /** What Perfect Lap has told the reader. */
    static Signals in(CollectedMetrics metrics) {
        return new Signals(
                metrics.recorded(DURATION),
                metrics.recorded(DURATION, "perfectlap.transaction.outcome", "failed"),
                metrics.sum("perfectlap.transaction.in_flight"));
    }
}
