package io.github.perfectlap.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.perfectlap.Tracing;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultyExporterTest {

    private final Behind behind = new Behind();
    private final FaultyExporter exporter = FaultyExporter.before(behind);
    private final List<String> shipped = new ArrayList<>();

    static List<Consumer<FaultyExporter>> faults() {
        return List.of(FaultyExporter::down, FaultyExporter::throwing, FaultyExporter::hanging);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void export_nothingGetsThrough_businessIsUnharmedAndTheLossIsCounted(Consumer<FaultyExporter> fault) {
        fault.accept(exporter);
        ship("a");
        exporter.up();
        assertThat(shipped).containsExactly("a");
        assertThat(exporter.refused()).isEqualTo(1);
        assertThat(behind.names).isEmpty();
    }

    @Test
    void export_upAgain_getsThrough() {
        exporter.down();
        ship("a");
        exporter.up();
        ship("b");
        assertThat(shipped).containsExactly("a", "b");
        assertThat(behind.names).containsExactly("ship b");
        assertThat(exporter.taken()).isEqualTo(1);
    }

    @Test
    void halfAccepting_losesEverySecondOfABatchAndFails() {
        exporter.halfAccepting();
        try (OpenTelemetrySdk sdk = sdk(exporter, true)) {
            Tracing tracing = Tracing.builder().openTelemetry(sdk).build();
            for (String order : List.of("a", "b", "c")) {
                tracing.transaction("ship " + order).run(tx -> shipped.add(order));
            }
            sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
        }
        assertThat(shipped).hasSize(3);
        assertThat(behind.names).containsExactly("ship a", "ship c");
        assertThat(exporter.refused()).isEqualTo(1);
    }

    @Test
    void slow_businessGoesOn_andAllGetsThrough() {
        exporter.slow();
        ship("a");
        assertThat(shipped).containsExactly("a");
        assertThat(behind.names).containsExactly("ship a");
        assertThat(exporter.refused()).isZero();
    }

    @Test
    void slow_isAnsweredWhenItIsUp() {
        exporter.slow();
        CompletableResultCode answer = exporter.export(List.of());
        assertThat(answer.isDone()).isFalse();
        exporter.up();
        assertThat(answer.isSuccess()).isTrue();
    }

    @Test
    void hanging_upAgain_failsWhatHangs() {
        exporter.hanging();
        CompletableResultCode answer = exporter.export(List.of());
        assertThat(answer.isDone()).isFalse();
        exporter.up();
        assertThat(answer.isDone()).isTrue();
        assertThat(answer.isSuccess()).isFalse();
    }

    private void ship(String order) {
        try (OpenTelemetrySdk sdk = sdk(exporter, false)) {
            Tracing tracing = Tracing.builder().openTelemetry(sdk).build();
            tracing.transaction("ship " + order).run(tx -> shipped.add(order));
            exporter.up();
        }
    }

    private static OpenTelemetrySdk sdk(SpanExporter exporter, boolean batch) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(
                                batch
                                        ? BatchSpanProcessor.builder(exporter)
                                                .setScheduleDelay(Duration.ofHours(1))
                                                .build()
                                        : SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
    }

    /** What the exporter behind was given. */
    private static final class Behind implements SpanExporter {

        private final List<String> names = new ArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            spans.forEach(span -> names.add(span.getName()));
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
