package io.github.perfectlap.report.otlp;

import com.google.protobuf.CodedOutputStream;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Answers the requests of OTLP exporters as its specification says. */
final class OtlpHandler implements HttpHandler {

    private static final String PROTOBUF = "application/x-protobuf";
    private static final byte[] EVERYTHING_TAKEN = {};
    private static final int INVALID_ARGUMENT = 3;

    private final Received received;

    OtlpHandler(Received received) {
        this.received = received;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            take(exchange);
            answer(exchange, 200, EVERYTHING_TAKEN);
        } catch (Refusal refusal) {
            received.countRefused();
            answer(exchange, refusal.code(), status(refusal.reason()));
        } finally {
            exchange.close();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            throw new Refusal(405, "OTLP is sent by POST");
        }
        switch (String.valueOf(exchange.getRequestURI().getPath())) {
            case "/v1/traces" -> takeTraces(exchange);
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

    private void takeTraces(HttpExchange exchange) throws IOException {
        String type = RequestBody.header(exchange, "Content-Type");
        if (!type.startsWith(PROTOBUF)) {
            throw new Refusal(415, "the content type must be " + PROTOBUF + ", but was '" + type + "'");
        }
        try {
            received.add(OtlpReader.spans(RequestBody.bytes(exchange)));
        } catch (OtlpFormatException unreadable) {
            throw new Refusal(400, String.valueOf(unreadable.getMessage()));
        }
    }

    private static void answer(HttpExchange exchange, int code, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", PROTOBUF);
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** A {@code google.rpc.Status}, which exporters write into their log. */
    private static byte[] status(String message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeInt32(1, INVALID_ARGUMENT);
        out.writeString(2, message);
        out.flush();
        return bytes.toByteArray();
    }
}
