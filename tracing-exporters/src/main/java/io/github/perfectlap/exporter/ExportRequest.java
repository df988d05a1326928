package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the request of an export: the message encoded once, whatever the number of attempts. */
final class ExportRequest {

    static HttpRequest of(HttpSenderConfig config, MessageWriter message) throws IOException {
        @Nullable Compressor compressor = config.getCompressor();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(config.getEndpoint()).POST(encode(message, compressor));
        @Nullable
        Map<String, List<String>> headers = config.getHeadersSupplier().get();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(value -> add(request, name, value)));
        }
        request.setHeader("Content-Type", config.getContentType());
        request.setHeader("Accept-Encoding", "gzip");
        if (compressor != null) {
            request.setHeader("Content-Encoding", compressor.getEncoding());
        }
        return request.build();
    }

    private static void add(HttpRequest.Builder request, String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException refused) {
            throw refusedHeader(name);
        }
    }

    // Without the cause: the JDK's message quotes the value, which may be a secret.
    private static IllegalArgumentException refusedHeader(String name) {
        return new IllegalArgumentException("header '"
                + name
                + "' must have a value of printable characters, and none of the names that the JDK's"
                + " HTTP client keeps to itself (Connection, Content-Length, Expect, Host, Upgrade)");
    }

    private static BodyPublisher encode(MessageWriter message, @Nullable Compressor compressor) throws IOException {
        Buffer buffer = new Buffer(Math.max(message.getContentLength(), 32));
        if (compressor == null) {
            message.writeMessage(buffer);
        } else {
            try (OutputStream compressed = compressor.compress(buffer)) {
                message.writeMessage(compressed);
            }
        }
        return buffer.publisher();
    }

    /** Hands out its bytes without the copy that {@link #toByteArray()} makes. */
    private static final class Buffer extends ByteArrayOutputStream {

        Buffer(int size) {
            super(size);
        }

        BodyPublisher publisher() {
            return BodyPublishers.ofByteArray(buf, 0, count);
        }
    }

    private ExportRequest() {}
}
