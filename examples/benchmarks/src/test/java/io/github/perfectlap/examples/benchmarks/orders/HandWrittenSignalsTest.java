package io.github.perfectlap.examples.benchmarks.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandWrittenSignalsTest {

    private final Sdk sdk = Sdk.of(Setting.SAMPLED_MEASURED, Sink.counting());
    private final HandWrittenSignals signals = new HandWrittenSignals(sdk.openTelemetry());

    @Test
    void started_isInFlightUntilItEnds() {
        signals.started();
        assertThat(HandWrittenSignals.in(sdk.metrics())).isEqualTo(new Measured.Signals(0, 0, 1));
        signals.ended(1_000, false);
        assertThat(HandWrittenSignals.in(sdk.metrics())).isEqualTo(new Measured.Signals(1, 0, 0));
    }
}
