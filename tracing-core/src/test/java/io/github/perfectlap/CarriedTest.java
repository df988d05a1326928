package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.junit.jupiter.api.Test;

class CarriedTest {

    private final TextMapPropagator trace = W3CTraceContextPropagator.getInstance();
    private final TextMapPropagator baggage = W3CBaggagePropagator.getInstance();

    @Test
    void by_openTelemetrysOwnInAnyOrder_isKnown() {
        assertThat(Carried.by(trace)).isEqualTo(Carried.TRACE);
        assertThat(Carried.by(TextMapPropagator.composite(trace))).isEqualTo(Carried.TRACE);
        assertThat(Carried.by(TextMapPropagator.composite(trace, baggage))).isEqualTo(Carried.TRACE_AND_BAGGAGE);
        assertThat(Carried.by(TextMapPropagator.composite(baggage, trace))).isEqualTo(Carried.TRACE_AND_BAGGAGE);
    }

    @Test
    void by_anyOther_isNot() {
        TextMapPropagator around = new Around(trace);
        assertThat(Carried.by(TextMapPropagator.noop())).isEqualTo(Carried.UNKNOWN);
        assertThat(Carried.by(baggage)).isEqualTo(Carried.UNKNOWN);
        assertThat(Carried.by(around)).isEqualTo(Carried.UNKNOWN);
        assertThat(Carried.by(TextMapPropagator.composite(around, baggage))).isEqualTo(Carried.UNKNOWN);
        assertThat(Carried.by(TextMapPropagator.composite(trace, baggage, around)))
                .isEqualTo(Carried.UNKNOWN);
        assertThat(Carried.by(TextMapPropagator.composite(trace, TextMapPropagator.composite(baggage, around))))
                .isEqualTo(Carried.UNKNOWN);
    }
}
