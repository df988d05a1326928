package io.github.perfectlap.report.otlp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, and never more than a receiver can hold. */
final class RequestBody {

    private static final int LONGEST = 64 * 1024 * 1024;

    private RequestBody() {}

    static byte[] bytes(HttpExchange exchange) throws IOException {
        String encoding = header(exchange, "Content-Encoding");
        return switch (encoding) {
            case "", "identity" -> bounded(exchange.getRequestBody());
            case "gzip" -> inflated(exchange.getRequestBody());
            default -> throw new Refusal(415, "the encoding must be gzip, but was '" + encoding + "'");
        };
    }

    private static byte[] inflated(InputStream body) throws IOException {
        try {
            return bounded(new GZIPInputStream(body));
        } catch (Refusal tooLong) {
            throw tooLong;
        } catch (IOException unreadable) {
            throw new Refusal(400, "not gzip: " + unreadable.getMessage());
        }
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = read(body);
        if (bytes.length > LONGEST) {
            throw new Refusal(413, "a body may have " + LONGEST + " bytes, inflated");
        }
        return bytes;
    }

    private static byte[] read(InputStream body) throws IOException {
        try {
            return body.readNBytes(LONGEST + 1);
        } catch (IOException cutShort) {
            throw new Refusal(400, "the body can't be read: " + cutShort.getMessage());
        }
    }

    static String header(HttpExchange exchange, String name) {
        @Nullable String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
