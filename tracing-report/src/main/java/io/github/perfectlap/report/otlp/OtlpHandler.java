package io.github.perfectlap.report.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers the requests of OTLP exporters as its specification says. */
final class OtlpHandler implements HttpHandler {

    private final Received received;

    OtlpHandler(Received received) {
        this.received = received;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Encoding encoding = Encoding.of(RequestBody.header(exchange, "Content-Type"));
        try {
            take(exchange, encoding);
            answer(exchange, 200, answering(encoding), answering(encoding).everythingTaken());
        } catch (Refusal refusal) {
            received.countRefused();
            answer(
                    exchange,
                    refusal.code(),
                    answering(encoding),
                    answering(encoding).status(refusal.reason()));
        } finally {
            exchange.close();
        }
    }

    private void take(HttpExchange exchange, @Nullable Encoding encoding) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new Refusal(405, "OTLP is sent by POST");
        }
        switch (String.valueOf(exchange.getRequestURI().getPath())) {
            case "/v1/traces" -> takeTraces(exchange, encoding);
            case "/v1/metrics" -> {
                RequestBody.bytes(exchange);
                received.countMetrics();
            }
            case "/v1/logs" -> {
                RequestBody.bytes(exchange);
                received.countLogs();
            }
            default -> throw new Refusal(404, "there are /v1/traces, /v1/metrics and /v1/logs here");
        }
    }

    private void takeTraces(HttpExchange exchange, @Nullable Encoding encoding) throws IOException {
        if (encoding == null) {
            String type = RequestBody.header(exchange, "Content-Type");
            throw new Refusal(415, "the content type must be " + Encoding.types() + ", but was '" + type + "'");
        }
        try {
            received.add(encoding.spans(RequestBody.bytes(exchange)));
        } catch (OtlpFormatException unreadable) {
            throw new Refusal(400, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Encoding answering(@Nullable Encoding asked) {
        return asked == null ? Encoding.PROTOBUF : asked;
    }

    private static void answer(HttpExchange exchange, int code, Encoding encoding, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", encoding.type());
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
