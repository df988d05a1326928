package io.github.perfectlap.testkit.otlp;

import io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;

/** An SDK that sends OTLP as JSON, by OpenTelemetry's own marshaler. */
final class JsonSender implements SpanExporter {

    private final HttpClient client = HttpClient.newHttpClient();

    static OpenTelemetrySdk sdk() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(Resource.builder()
                                .put("service.name", System.getenv("OTEL_SERVICE_NAME"))
                                .build())
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(new JsonSender()).build())
                        .build())
                .build();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            TraceRequestMarshaler.create(spans).writeJsonTo(body);
            return sent(body.toByteArray());
        } catch (IOException | InterruptedException failure) {
            return CompletableResultCode.ofExceptionalFailure(failure);
        }
    }

    private CompletableResultCode sent(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT") + "/v1/traces"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        return status == 200 ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
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
