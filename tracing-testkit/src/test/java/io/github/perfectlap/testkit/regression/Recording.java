package io.github.perfectlap.testkit.regression;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records planned steps as spans, one after another but for those that run together. */
final class Recording {

    private static final long NOW = 1_800_000_000_000_000_000L;

    private final Tracer tracer;
    private final Map<String, SpanContext> known = new HashMap<>();
    private long clock = NOW;

    Recording(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("checkout");
    }

    /** Ends what the plan leaves open, so that nothing is left of the test. */
    record Unended(List<Span> spans) implements AutoCloseable {
        @Override
        public void close() {
            spans.forEach(Span::end);
        }
    }

    Unended record(PlannedStep root) {
        List<Span> open = new ArrayList<>();
        Started started = start(root, Context.root());
        finish(started, open);
        return new Unended(open);
    }

    private record Started(PlannedStep step, Span span, Context context, long nanos) {}

    private Started start(PlannedStep step, Context parent) {
        long now = ++clock;
        SpanBuilder builder = tracer.spanBuilder(step.name)
                .setParent(step.isTorn ? Context.root() : parent)
                .setSpanKind(step.kind)
                .setAllAttributes(step.attributes)
                .setStartTimestamp(now, NANOSECONDS);
        step.links.stream()
                .map(name -> known.getOrDefault(name, SpanContext.getInvalid()))
                .forEach(builder::addLink);
        Span span = builder.startSpan();
        known.put(step.name, span.getSpanContext());
        return new Started(step, span, parent.with(span), now);
    }

    private void finish(Started started, List<Span> open) {
        PlannedStep step = started.step();
        if (step.areTogether) {
            List<Started> children = step.children.stream()
                    .map(child -> start(child, started.context()))
                    .toList();
            children.forEach(child -> finish(child, open));
        } else {
            step.children.forEach(child -> finish(start(child, started.context()), open));
        }
        step.events.forEach(event -> started.span().addEvent(event));
        if (!step.failure.isEmpty()) {
            started.span().setStatus(StatusCode.ERROR, step.failure);
        }
        if (step.isOpen) {
            open.add(started.span());
            return;
        }
        clock = Math.max(clock + 1, started.nanos() + step.nanos);
        started.span().end(clock, NANOSECONDS);
    }
}
