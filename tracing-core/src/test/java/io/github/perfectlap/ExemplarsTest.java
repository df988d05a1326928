package io.github.perfectlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A duration that is exported leads to a span that took about so long, where one is sampled. */
@ParameterizedClass
@EnumSource(Mode.class)
class ExemplarsTest {

    private final Recording recording;
    private final BusinessTransaction checkout;

    ExemplarsTest(Mode mode) {
        recording = new Recording(mode);
        checkout = recording.tracing.transaction("checkout").measuresSteps("pay");
    }

    private List<DoubleExemplarData> exemplars(String metric) {
        return recording.metric(metric).getHistogramData().getPoints().stream()
                .map(HistogramPointData::getExemplars)
                .flatMap(List::stream)
                .toList();
    }

    private void takes(Duration time) {
        checkout.run(tx -> tx.run("pay", pay -> recording.pass(time)));
    }

    @Test
    void duration_ofASampledTransaction_leadsToItsSpan() {
        takes(Duration.ofMillis(30));
        assertThat(exemplars("perfectlap.transaction.duration")).singleElement().satisfies(exemplar -> {
            assertThat(exemplar.getValue()).isEqualTo(0.03);
            assertThat(exemplar.getSpanContext().getTraceId())
                    .isEqualTo(recording.span("checkout").getTraceId());
            assertThat(exemplar.getSpanContext().getSpanId())
                    .isEqualTo(recording.span("checkout").getSpanId());
        });
    }

    @Test
    void endToEnd_ofASampledTransaction_leadsToItsSpan() {
        takes(Duration.ofMillis(30));
        assertThat(exemplars("perfectlap.transaction.end_to_end"))
                .extracting(exemplar -> exemplar.getSpanContext().getSpanId())
                .containsExactly(recording.span("checkout").getSpanId());
    }

    @Test
    void step_ofASampledTransaction_leadsToItsSpan() {
        takes(Duration.ofMillis(30));
        assertThat(exemplars("perfectlap.step.self_time"))
                .extracting(exemplar -> exemplar.getSpanContext().getSpanId())
                .containsExactly(recording.span("pay").getSpanId());
    }

    @Test
    void duration_sampledOut_hasNone() {
        Recording out = Recording.sampledOut();
        out.tracing.transaction("checkout").measuresSteps("pay").run(tx -> tx.run("pay", pay -> {}));
        assertThat(out.metric("perfectlap.transaction.duration")
                        .getHistogramData()
                        .getPoints())
                .flatExtracting(HistogramPointData::getExemplars)
                .isEmpty();
    }
}
