package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/** The four golden signals of one transaction as a careful team writes them: attributes are constants. */
final class HandWrittenSignals {

    private static final List<Double> SECONDS = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);
    private static final Attributes NAME = Attributes.of(AttributeKey.stringKey("transaction"), Part.ORDER.name());
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final Attributes OK = NAME.toBuilder().put(OUTCOME, "ok").build();
    private static final Attributes FAILED =
            NAME.toBuilder().put(OUTCOME, "failed").build();

    private final DoubleHistogram duration;
    private final LongCounter ended;
    private final LongCounter errors;
    private final LongUpDownCounter inFlight;

    HandWrittenSignals(OpenTelemetry openTelemetry) {
        this(openTelemetry.getMeter("shop"));
    }

    HandWrittenSignals(Meter meter) {
        duration = meter.histogramBuilder("order.duration")
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
        ended = meter.counterBuilder("order.ended").build();
        errors = meter.counterBuilder("order.errors").build();
        inFlight = meter.upDownCounterBuilder("order.in_flight").build();
    }

    void started() {
        inFlight.add(1, NAME);
    }

    void ended(long nanos, boolean failed) {
        inFlight.add(-1, NAME);
        duration.record(nanos / 1e9, NAME);
        ended.add(1, failed ? FAILED : OK);
        if (failed) {
            errors.add(1, NAME);
        }
    }

    /** What such instruments have told the reader. */
    static Measured.Signals in(CollectedMetrics metrics) {
        return new Measured.Signals(
                Math.min(metrics.recorded("order.duration"), metrics.sum("order.ended")),
                metrics.sum("order.errors"),
                metrics.sum("order.in_flight"));
    }
}
