package io.github.perfectlap.report.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.perfectlap.report.TracedSpan;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private static final String THREAD = "perfectlap-otlp-receiver";

    private final HttpClient client = HttpClient.newHttpClient();
    private final OtlpReceiver receiver = OtlpReceiver.start();

    OtlpReceiverTest() throws IOException {}

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "none"})
    void spans_fromOpenTelemetrysExporter_equalTheSdksOwn(String compression) throws Exception {
        List<SpanData> recorded = rich();
        export(recorded, compression);

        List<TracedSpan> expected = recorded.stream().map(TracedSpan::of).toList();
        List<TracedSpan> spans = receiver.await(all -> all.size() >= expected.size(), LONG_ENOUGH);

        assertThat(spans).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(spans).extracting(TracedSpan::service).containsOnly("shop");
        assertThat(spans).extracting(TracedSpan::release).containsOnly("1.4.0");
        assertThat(spans).extracting(TracedSpan::scope).contains("shop.checkout", "other scope");
        assertThat(receiver.refused()).isZero();
    }

    @Test
    void await_spansComeLater_returnsThem() throws Exception {
        Thread sender = new Thread(() -> export(rich(), "gzip"));
        sender.start();

        List<TracedSpan> spans =
                receiver.await(all -> all.stream().anyMatch(s -> s.name().equals("failing")), LONG_ENOUGH);

        assertThat(spans).extracting(TracedSpan::name).contains("failing");
        sender.join();
    }

    @Test
    void await_nothingComes_saysWhatCame() throws Exception {
        post("/v1/traces", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> receiver.await(all -> !all.isEmpty(), Duration.ofMillis(5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("after 5 ms what was waited for is not there; came: 0 spans [], refused: 1 requests");
    }

    @Test
    void start_withConsumer_handsEachSpanOnAndKeepsNone() throws Exception {
        List<TracedSpan> taken = Collections.synchronizedList(new ArrayList<>());
        try (OtlpReceiver handing = OtlpReceiver.start(taken::add)) {
            List<SpanData> recorded = rich();
            assertThat(exportTo(handing, recorded, "gzip").isSuccess()).isTrue();

            assertThat(taken).hasSameSizeAs(recorded);
            assertThat(handing.spans()).isEmpty();
        }
    }

    @Test
    void start_consumerThrows_senderHearsNothingOfIt() throws Exception {
        try (OtlpReceiver handing = OtlpReceiver.start(span -> {
            throw new IllegalStateException("full");
        })) {
            List<SpanData> recorded = rich();

            assertThat(exportTo(handing, recorded, "none").isSuccess()).isTrue();
            assertThat(handing.notHandedOn()).isEqualTo(recorded.size());
        }
    }

    @Test
    void metricsAndLogs_areCountedWithoutBeingRead() throws Exception {
        assertThat(post("/v1/metrics", new byte[] {1, 2, 3}).statusCode()).isEqualTo(200);
        assertThat(post("/v1/logs", new byte[0]).statusCode()).isEqualTo(200);
        assertThat(post("/v1/logs", new byte[0]).statusCode()).isEqualTo(200);

        assertThat(receiver.metricRequests()).isEqualTo(1);
        assertThat(receiver.logRequests()).isEqualTo(2);
        assertThat(receiver.refused()).isZero();
    }

    @Test
    void emptyRequest_isTaken() throws Exception {
        HttpResponse<byte[]> answer = post("/v1/traces", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-protobuf");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void junk_isAnsweredWith400AndTheReason() throws Exception {
        HttpResponse<byte[]> answer = post("/v1/traces", "definitely not protobuf".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("group");
        assertThat(receiver.refused()).isEqualTo(1);
    }

    @Test
    void json_isTakenAndAnsweredInJson() throws Exception {
        HttpResponse<byte[]> taken = postJson("{}");
        HttpResponse<byte[]> refused = postJson("{\"a\": tru\"}");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(taken.body()).asString().isEqualTo("{}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).asString().startsWith("{\"code\":3,\"message\":\"not JSON: at character 9 ");
        assertThat(receiver.refused()).isEqualTo(1);
    }

    @Test
    void environment_namesTheEndpointAndItsProtocol() {
        assertThat(receiver.environment())
                .containsEntry(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString())
                .containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    }

    @Test
    void otherRequests_areRefusedWithTheirOwnCodes() throws Exception {
        URI traces = receiver.endpoint().resolve("/v1/traces");
        HttpRequest get = HttpRequest.newBuilder(traces).GET().build();
        HttpRequest text = request("/v1/traces", new byte[0], "text/plain").build();
        HttpRequest zstd = request("/v1/traces", new byte[0])
                .header("Content-Encoding", "zstd")
                .build();
        HttpRequest notGzip = request("/v1/traces", new byte[9])
                .header("Content-Encoding", "gzip")
                .build();

        assertThat(code(get)).isEqualTo(405);
        assertThat(code(text)).isEqualTo(415);
        assertThat(code(zstd)).isEqualTo(415);
        assertThat(code(notGzip)).isEqualTo(400);
        assertThat(post("/v2/traces", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(receiver.refused()).isEqualTo(5);
    }

    @Test
    void requestsThatNeverEnd_holdUpNoOther() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            slow.add(begun(1_000));
        }
        assertThat(post("/v1/traces", new byte[0]).statusCode()).isEqualTo(200);
        for (Socket each : slow) {
            each.close();
        }
    }

    @Test
    void requestCutShort_isCounted() throws Exception {
        try (Socket cut = begun(1_000)) {
            cut.shutdownOutput();
            assertThat(cut.getInputStream().readAllBytes()).isNotNull();
        }
        assertThat(receiver.refused()).isEqualTo(1);
        assertThat(receiver.spans()).isEmpty();
    }

    private Socket begun(int length) throws IOException {
        Socket socket =
                new Socket(receiver.endpoint().getHost(), receiver.endpoint().getPort());
        String head = "POST /v1/traces HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\nContent-Length: ";
        socket.getOutputStream().write((head + length + "\r\n\r\nhalf").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void requestsAtOnce_areAllTaken() {
        List<SpanData> recorded = rich();
        IntStream.range(0, 20).parallel().forEach(each -> export(recorded, each % 2 == 0 ? "gzip" : "none"));
        assertThat(receiver.spans()).hasSize(20 * recorded.size());
    }

    @Test
    void gzipBomb_isRefusedWith413() throws Exception {
        HttpRequest bomb = request("/v1/traces", zeros(70))
                .header("Content-Encoding", "gzip")
                .build();

        assertThat(code(bomb)).isEqualTo(413);
        assertThat(post("/v1/traces", new byte[0]).statusCode()).isEqualTo(200);
    }

    @Test
    void close_leavesNoThreadAndGivesThePortBack() throws Exception {
        post("/v1/traces", new byte[0]);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        OtlpReceiver other = OtlpReceiver.start();
        assertThat(exportTo(other, rich(), "none").isSuccess()).isTrue();
        List<Thread> serving = newServingThreads(before);
        assertThat(serving).extracting(Thread::getName).contains("HTTP-Dispatcher", THREAD);
        other.close();

        for (Thread thread : serving) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThatThrownBy(() ->
                        new Socket(other.endpoint().getHost(), other.endpoint().getPort()))
                .isInstanceOf(IOException.class);
    }

    // The JDK's server has a thread that accepts and, depending on its release, one or two timers.
    private static List<Thread> newServingThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().matches(THREAD + "|HTTP-Dispatcher|.*-timer|idle-.*"))
                .toList();
    }

    private static List<SpanData> rich() {
        InMemorySpanExporter memory = InMemorySpanExporter.create();
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.builder()
                        .put("service.name", "shop")
                        .put("service.version", "1.4.0")
                        .build())
                .addSpanProcessor(SimpleSpanProcessor.create(memory))
                .build()) {
            RichSpans.record(provider);
            return memory.getFinishedSpanItems();
        }
    }

    private void export(List<SpanData> spans, String compression) {
        assertThat(exportTo(receiver, spans, compression).isSuccess()).isTrue();
    }

    private static CompletableResultCode exportTo(OtlpReceiver receiver, List<SpanData> spans, String compression) {
        try (OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(receiver.endpoint() + "/v1/traces")
                .setCompression(compression)
                .build()) {
            return exporter.export(spans).join(20, TimeUnit.SECONDS);
        }
    }

    private HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
        return client.send(request(path, body).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> postJson(String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return client.send(request("/v1/traces", bytes, "application/json").build(), BodyHandlers.ofByteArray());
    }

    private int code(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path, byte[] body) {
        return request(path, body, "application/x-protobuf");
    }

    private HttpRequest.Builder request(String path, byte[] body, String type) {
        return HttpRequest.newBuilder(receiver.endpoint().resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static byte[] zeros(int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int written = 0; written < mebibytes; written++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        return bytes.toByteArray();
    }
}
