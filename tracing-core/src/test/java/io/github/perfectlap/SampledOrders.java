package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One order with all that may stand inside a transaction, and what can be seen of it, ids by the names of spans. */
final class SampledOrders implements SpanProcessor {

    private final List<String> seen = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Tracing tracing;
    private final Tracer tracer;

    /** With an SDK that is configured for us. */
    SampledOrders(TracingBuilder own) {
        this.tracing = own.processor(this).clock(new SteppedClock()).build();
        this.tracer = tracing.openTelemetry().getTracer("plain");
    }

    /** With an SDK that the application has made. */
    SampledOrders(Sampler sampler) {
        SdkTracerProvider tracers = SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(this)
                .build();
        OpenTelemetrySdk sdk =
                OpenTelemetrySdk.builder().setTracerProvider(tracers).build();
        this.tracing =
                Tracing.builder().openTelemetry(sdk).clock(new SteppedClock()).build();
        this.tracer = sdk.getTracer("plain");
    }

    /** Places it, and says what was current inside and what was recorded. */
    List<String> place(Context parent) {
        names.put(Span.fromContext(parent).getSpanContext().getSpanId(), "parent");
        tracing.transaction("checkout").from(parent).run(this::work);
        tracing.transaction("only for us").from(parent).run(this::work);
        tracing.transaction("drop it").from(parent).run(this::work);
        return seen;
    }

    private void work(Transaction transaction) {
        look("transaction");
        transaction.step("charge card marked", () -> {
            look("marked");
            plain("plain in a step");
            transaction.step("below marked", () -> look("below marked"));
        });
        transaction.step("drop this step", () -> {
            look("dropped");
            plain("plain in a dropped step");
            transaction.step("kept in a dropped step", () -> look("kept"));
        });
        transaction.step("only this step", () -> transaction.step("inside", () -> look("inside")));
        tracing.transaction("estimate").run(nested -> {
            look("nested");
            nested.step("price", () -> plain("plain in a nested transaction"));
        });
        try (Step step = transaction.step("by hand")) {
            look("by hand");
            step.complete();
        }
        transaction.next("first of a sequence");
        transaction.next("drop the second of a sequence");
        plain("plain in a sequence");
    }

    private void plain(String name) {
        Span span = tracer.spanBuilder(name).startSpan();
        try (Scope scope = span.makeCurrent()) {
            look(name);
            tracing.transaction("below " + name).run(transaction -> look("below plain"));
        } finally {
            span.end();
        }
    }

    private void look(String where) {
        SpanContext current = Span.current().getSpanContext();
        names.putIfAbsent(current.getSpanId(), where);
        seen.add(where + ": " + Span.current().isRecording() + said(current));
    }

    private static String said(SpanContext ids) {
        return " " + ids.isValid() + " " + ids.getTraceFlags() + " "
                + ids.getTraceState().asMap();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        names.put(span.getSpanContext().getSpanId(), span.getName());
        seen.add("starts: " + span.getName());
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        SpanData data = span.toSpanData();
        String parent = names.getOrDefault(data.getParentSpanId(), "nobody knows");
        boolean isInTrace = data.getParentSpanContext().isValid()
                && data.getTraceId().equals(data.getParentSpanContext().getTraceId());
        seen.add("ends: " + data.getName() + " in " + parent + " " + isInTrace + " " + data.getKind()
                + said(data.getSpanContext()) + " " + SpanFacts.map(data.getAttributes()));
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
