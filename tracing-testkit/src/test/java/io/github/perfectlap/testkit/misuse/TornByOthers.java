package io.github.perfectlap.testkit.misuse;

import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Assertions;

/** Another process sends a part of a trace; run by a launcher only. */
public class TornByOthers {

    private static final String SPAN = """
        {"resourceSpans": [{
          "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "shipping"}}]},
          "scopeSpans": [{"spans": [{
            "traceId": "0af7651916cd43dd8448eb211c80319c", "spanId": "00f067aa0ba902b7",
            "parentSpanId": "%s", "name": "ship order"}]}]}]}
        """;

    @TracingTest
    void torn(CapturedTraces traces) throws Exception {
        send(traces, SPAN.formatted("b7ad6b7169203331"));
    }

    @TracingTest
    void whole(CapturedTraces traces) throws Exception {
        send(traces, SPAN.formatted(""));
    }

    private static void send(CapturedTraces traces, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        traces.receiver().endpoint().resolve("/v1/traces"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
        Assertions.assertEquals(200, status);
    }
}
