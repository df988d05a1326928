package io.github.perfectlap.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceImplBase;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With opentelemetry-exporter-sender-okhttp on the class path: gRPC works, HTTP stays ours. */
class OtlpExportWithOkHttpTest {

    private static final String SENDER = "io.opentelemetry.sdk.common.export.HttpSenderProvider";
    private static final String OKHTTP = "io.opentelemetry.exporter.sender.okhttp.internal.OkHttpHttpSenderProvider";
    // What each sender says that it can read: ours, and OkHttp's.
    private static final String OURS = "gzip";
    private static final String THEIRS = "gzip, identity";

    private final Receiver receiver = Receiver.start();
    private final Map<String, String> properties = new HashMap<>();

    OtlpExportWithOkHttpTest() throws IOException {}

    @BeforeEach
    void configure() {
        properties.put("otel.exporter.otlp.endpoint", receiver.endpoint().toString());
        properties.put("otel.metrics.exporter", "none");
        properties.put("otel.logs.exporter", "none");
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void classPath_hasBothSenders() {
        assertThat(ServiceLoader.load(HttpSenderProvider.class)).hasSize(2);
    }

    @Test
    void export_http_usesOurs() {
        exportSpan();

        assertThat(receiver.onlyReceived().header("Accept-Encoding")).isEqualTo(OURS);
    }

    @Test
    void export_httpMetrics_usesOurs() {
        properties.put("otel.metrics.exporter", "otlp");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordOrder(sdk);
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().header("Accept-Encoding")).isEqualTo(OURS);
    }

    @Test
    void export_httpLogs_usesOurs() {
        properties.put("otel.logs.exporter", "otlp");
        OpenTelemetrySdk sdk = Sdk.of(properties);
        sdk.getLogsBridge().get("test").logRecordBuilder().setBody("sold").emit();
        Sdk.close(sdk);

        assertThat(receiver.onlyReceived().uri()).hasPath("/v1/logs");
        assertThat(receiver.onlyReceived().header("Accept-Encoding")).isEqualTo(OURS);
    }

    @Test
    void export_senderNamed_usesThat() {
        properties.put(SENDER, OKHTTP);
        // OpenTelemetry itself reads it from the system properties only.
        System.setProperty(SENDER, OKHTTP);
        try {
            exportSpan();
        } finally {
            System.clearProperty(SENDER);
        }

        assertThat(receiver.onlyReceived().header("Accept-Encoding")).isEqualTo(THEIRS);
    }

    @Test
    void export_configured_staysSoWithOurs() {
        properties.put("otel.java.exporter.otlp.retry.disabled", "true");
        properties.put("otel.exporter.otlp.compression", "gzip");
        properties.put("otel.exporter.otlp.headers", "tenant=shop");
        receiver.thenAnswer(Receiver.status(503));

        exportSpan();

        assertThat(receiver.onlyReceived().header("Content-Encoding")).isEqualTo("gzip");
        assertThat(receiver.onlyReceived().header("tenant")).isEqualTo("shop");
    }

    @Test
    void export_grpc_arrives() throws IOException {
        Spans spans = new Spans();
        Server server = NettyServerBuilder.forPort(0).addService(spans).build().start();
        properties.put("otel.exporter.otlp.protocol", "grpc");
        properties.put("otel.exporter.otlp.endpoint", "http://localhost:" + server.getPort());

        exportSpan();
        server.shutdownNow();

        assertThat(spans.names).containsExactly("checkout");
    }

    private void exportSpan() {
        OpenTelemetrySdk sdk = Sdk.of(properties);
        Sdk.recordSpan(sdk, "checkout");
        Sdk.close(sdk);
    }

    private static final class Spans extends TraceServiceImplBase {

        private final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> answer) {
            request.getResourceSpans(0).getScopeSpans(0).getSpansList().forEach(span -> names.add(span.getName()));
            answer.onNext(ExportTraceServiceResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }
}
