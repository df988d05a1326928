package io.github.perfectlap.exporter;

import io.opentelemetry.sdk.common.export.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/** What the receiver said, its body unzipped and within the limit. */
final class Answer implements HttpResponse {

    private final int status;
    private final byte[] body;
    private final OptionalLong retryAfterNanos;

    private Answer(int status, byte[] body, OptionalLong retryAfterNanos) {
        this.status = status;
        this.body = body;
        this.retryAfterNanos = retryAfterNanos;
    }

    static Answer of(java.net.http.HttpResponse<byte[]> response, long limit) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        OptionalLong retryAfter = response.headers().firstValue("Retry-After").stream()
                .flatMapToLong(value -> RetryAfter.nanos(value, Instant.now()).stream())
                .findFirst();
        return new Answer(response.statusCode(), decode(encoding, response.body(), limit), retryAfter);
    }

    private static byte[] decode(String encoding, byte[] body, long limit) throws IOException {
        if (body.length == 0 || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return unzip(body, limit);
        }
        throw new UnusableAnswerException(
                "an OTLP receiver's answer must be plain or in gzip, but was in '" + encoding + "'");
    }

    private static byte[] unzip(byte[] body, long limit) throws UnusableAnswerException {
        int enough = (int) Math.min(limit, Integer.MAX_VALUE - 1L) + 1;
        byte[] plain;
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            plain = unzipped.readNBytes(enough);
        } catch (IOException broken) {
            throw new UnusableAnswerException(
                    "an OTLP receiver's answer must be what its Content-Encoding says, but was no gzip");
        }
        if (plain.length > limit) {
            throw BoundedBody.tooLarge(limit);
        }
        return plain;
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    /** The status code: the JDK's client does not keep the reason phrase, and HTTP/2 has none. */
    @Override
    public String getStatusMessage() {
        return String.valueOf(status);
    }

    @Override
    public byte[] getResponseBody() {
        return body;
    }

    OptionalLong retryAfterNanos() {
        return retryAfterNanos;
    }
}
