package io.github.perfectlap.testkit;

import static io.github.perfectlap.testkit.TracingAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;

/** A capture that is empty although code ran. */
class EmptyCaptureTest {

    @Test
    void hasShape_samplerDroppedAll_saysHowMany() {
        try (CapturedTraces traces = CapturedTraces.create(Sampler.alwaysOff())) {
            var tracer = traces.openTelemetry().getTracer("client");
            for (int span = 0; span < 12; span++) {
                tracer.spanBuilder("GET").startSpan().end();
            }
            assertThatThrownBy(() -> assertThat(traces).hasShape("GET"))
                    .hasMessage("GET: nothing was recorded: the sampler dropped 12 of 12");
        }
    }

    @Test
    void hasShape_everythingIsOff_saysSo() {
        try (CapturedTraces traces = CapturedTraces.create()) {
            traces.tracing().switchOff();
            traces.tracing().transaction("checkout").run(tx -> {});
            assertThatThrownBy(() -> assertThat(traces).hasAtLeast("checkout"))
                    .hasMessage("checkout: nothing was recorded: the tracing is switched off");
        }
    }
}
