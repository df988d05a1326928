package io.github.perfectlap.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpHttpExportTest {

    private final Receiver receiver = Receiver.start();
    private final Map<String, String> properties = new HashMap<>(Map.of(
            "otel.exporter.otlp.endpoint", receiver.endpoint().toString(),
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none"));

    OtlpHttpExportTest() throws IOException {}

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okhttp3.OkHttpClient", "okio.Okio", "kotlin.Unit"})
    void classPath_byDefault_hasNoOkHttp(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void export_spans_arriveAsProtobuf() throws IOException {
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().uri()).hasPath("/v1/traces");
        assertThat(receiver.onlyReceived().header("Content-Type")).isEqualTo("application/x-protobuf");
        Span span = onlySpan();
        assertThat(span.getName()).isEqualTo("checkout");
        assertThat(span.getAttributesList())
                .containsExactly(KeyValue.newBuilder()
                        .setKey("order")
                        .setValue(AnyValue.newBuilder().setIntValue(42))
                        .build());
    }

    @Test
    void export_metrics_arriveAsProtobuf() throws IOException {
        properties.put("otel.metrics.exporter", "otlp");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordOrder(sdk);
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().uri()).hasPath("/v1/metrics");
        assertThat(metrics())
                .filteredOn(metric -> metric.getName().equals("orders"))
                .singleElement()
                .satisfies(orders ->
                        assertThat(orders.getSum().getDataPoints(0).getAsInt()).isEqualTo(3));
    }

    @Test
    void export_gzip_arrivesZipped() throws IOException {
        properties.put("otel.exporter.otlp.compression", "gzip");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().header("Content-Encoding")).isEqualTo("gzip");
        assertThat(onlySpan().getName()).isEqualTo("checkout");
    }

    @Test
    void export_headers_arrive() {
        properties.put("otel.exporter.otlp.headers", "api-key=k%201,tenant=shop");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().header("api-key")).isEqualTo("k 1");
        assertThat(receiver.onlyReceived().header("tenant")).isEqualTo("shop");
        assertThat(receiver.onlyReceived().header("User-Agent")).startsWith("OTel-OTLP-Exporter-Java/");
    }

    @Test
    void export_endpointOfOneSignal_isUsedAsItStands() {
        properties.put("otel.exporter.otlp.traces.endpoint", receiver.endpoint() + "/intake/spans");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().uri()).hasPath("/intake/spans");
    }

    @Test
    void export_afterOneThatFailed_goesOn() throws InterruptedException {
        properties.put("otel.bsp.schedule.delay", "1");
        receiver.thenAnswer(Receiver.status(400));
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "refused");
        receiver.awaitOne();
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);

        assertThat(receiver.received()).hasSize(2);
    }

    private Span onlySpan() throws IOException {
        return ExportTraceServiceRequest.parseFrom(receiver.onlyReceived().body())
                .getResourceSpans(0)
                .getScopeSpans(0)
                .getSpans(0);
    }

    private List<Metric> metrics() throws IOException {
        return ExportMetricsServiceRequest.parseFrom(receiver.onlyReceived().body()).getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }
}
