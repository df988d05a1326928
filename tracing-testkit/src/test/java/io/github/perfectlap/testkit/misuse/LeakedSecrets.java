package io.github.perfectlap.testkit.misuse;

import io.github.perfectlap.context.MapCarrier;
import io.github.perfectlap.testkit.CapturedTraces;
import io.github.perfectlap.testkit.TracingTest;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;

/** Secrets in every place where one can get lost; run by a launcher only. */
public class LeakedSecrets {

    public static final List<String> CANARIES = List.of(
            "4111 1111 1111 1111",
            "Bearer abcdef0123456789abcdef01",
            "exception-canary-001",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abcdefghijk",
            "status-canary-000001",
            "name-canary-00000001",
            "baggage-canary-00001",
            "header-canary-000001");

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TracingTest
    void inEightPlaces(CapturedTraces traces) {
        for (int index : new int[] {2, 4, 5, 6, 7}) {
            traces.secret(CANARIES.get(index));
        }
        leak(traces.allowFailures());
    }

    @TracingTest
    void allowed(CapturedTraces traces) {
        inEightPlaces(traces);
        traces.allowSecrets("this test is about where they get lost");
    }

    private static void leak(CapturedTraces traces) {
        Context customer = Context.root()
                .with(Baggage.builder().put("customer", CANARIES.get(6)).build());
        traces.tracing().transaction("checkout").from(customer).run(tx -> {
            try (var scope = Context.root().makeCurrent()) {
                tx.run("charge card", step -> {
                    step.attribute("card.number", CANARIES.get(0));
                    step.event("retry", Attributes.of(AttributeKey.stringKey("token"), CANARIES.get(1)));
                    step.fail("declined");
                });
            }
        });
        Span plain = traces.openTelemetry()
                .getTracer("shop")
                .spanBuilder("plain")
                .setNoParent()
                .startSpan();
        plain.recordException(new IllegalStateException("no " + CANARIES.get(2)));
        plain.setStatus(StatusCode.ERROR, CANARIES.get(4)).end();
        traces.openTelemetry()
                .getTracer("shop")
                .spanBuilder("charge " + CANARIES.get(5))
                .setNoParent()
                .addLink(elsewhere(), Attributes.of(AttributeKey.stringKey("jwt"), CANARIES.get(3)))
                .startSpan()
                .end();
        Map<String, String> headers = Map.of(
                "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01", "tracestate", "vendor=" + CANARIES.get(7));
        MapCarrier.resume(traces.tracing().transaction("ship order"), headers).run(tx -> {});
    }

    private static SpanContext elsewhere() {
        return SpanContext.createFromRemoteParent(
                TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
    }
}
