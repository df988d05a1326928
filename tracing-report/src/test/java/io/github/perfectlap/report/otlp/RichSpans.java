package io.github.perfectlap.report.otlp;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.List;

/** Records spans that use everything a span can have. */
final class RichSpans {

    private static final SpanContext ELSEWHERE = SpanContext.createFromRemoteParent(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            TraceFlags.getSampled(),
            TraceState.builder().put("vendor", "x").build());

    private RichSpans() {}

    static void record(SdkTracerProvider provider) {
        Tracer tracer = provider.get("shop.checkout", "3.1");
        Span root = tracer.spanBuilder("checkout").setSpanKind(SpanKind.SERVER).startSpan();
        Context below = Context.root().with(root);
        for (SpanKind kind : SpanKind.values()) {
            tracer.spanBuilder(kind.name())
                    .setSpanKind(kind)
                    .setParent(below)
                    .startSpan()
                    .end();
        }
        everyAttribute(tracer.spanBuilder("attributes").setParent(below).startSpan());
        failing(tracer.spanBuilder("failing")
                .setParent(below)
                .addLink(ELSEWHERE)
                .startSpan());
        provider.get("other scope").spanBuilder("").setParent(below).startSpan().end();
        Context remote = Context.root().with(Span.wrap(ELSEWHERE));
        tracer.spanBuilder("continued").setParent(remote).startSpan().end();
        root.setStatus(StatusCode.OK);
        root.end();
    }

    private static void everyAttribute(Span span) {
        span.setAttribute("string", "prix été \ud83d\ude00");
        span.setAttribute("empty", "");
        span.setAttribute("true", true);
        span.setAttribute("false", false);
        span.setAttribute("zero", 0);
        span.setAttribute("least", Long.MIN_VALUE);
        span.setAttribute("most", Long.MAX_VALUE);
        span.setAttribute("double", -0.5);
        span.setAttribute("zero double", 0.0);
        span.setAttribute("not a number", Double.NaN);
        span.setAttribute(AttributeKey.stringArrayKey("strings"), List.of("a", ""));
        span.setAttribute(AttributeKey.booleanArrayKey("booleans"), List.of(true, false));
        span.setAttribute(AttributeKey.longArrayKey("longs"), List.of(0L, -1L));
        span.setAttribute(AttributeKey.doubleArrayKey("doubles"), List.of(0.0, 2.5));
        span.setAttribute(AttributeKey.valueKey("bytes"), Value.of(new byte[] {0, 1, -1}));
        span.setAttribute(AttributeKey.valueKey("mixed"), Value.of(Value.of("a"), Value.of(1)));
        span.setAttribute(AttributeKey.valueKey("nothing"), Value.empty());
        span.setAttribute(
                AttributeKey.valueKey("map"),
                Value.of(
                        KeyValue.of("inner", Value.of(KeyValue.of("deep", Value.of(Value.of(true))))),
                        KeyValue.of("size", Value.of(2))));
        span.end();
    }

    private static void failing(Span span) {
        span.addEvent("retry", Attributes.of(AttributeKey.longKey("attempt"), 2L));
        span.addEvent("at the time", Instant.ofEpochSecond(1_700_000_000, 123_456_789));
        span.recordException(new IllegalStateException("no stock"));
        span.addLink(ELSEWHERE, Attributes.of(AttributeKey.stringKey("why"), "batch"));
        span.setStatus(StatusCode.ERROR, "no stock");
        span.end();
    }
}
