package io.github.perfectlap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Records through the tracer of an OpenTelemetry instance that is somebody else's. */
final class JoinedRecorder extends Recorder {

    private final boolean keepsContexts = ForeignStorage.keepsContexts();

    JoinedRecorder(OpenTelemetry openTelemetry, Habits habits) {
        super(openTelemetry, habits);
    }

    @Override
    Watched start(
            BusinessTransaction definition,
            Context parent,
            @Nullable Passport arrived,
            SpanKind kind,
            Attributes attributes) {
        Lap lap = new Lap(definition, arrived, kind);
        lap.startAt(clock().nanoTime());
        Span span = startSpan(lap, definition.name(), kind, parent, lap.startNanos(), attributes);
        hold(lap, span.getSpanContext());
        JoinedSpan started = new JoinedSpan(
                lap, parent, null, definition.name(), Role.TRANSACTION, lap.startNanos(), span, keepsContexts);
        if (arrived != null) {
            SpanContext sender = Span.fromContext(parent).getSpanContext();
            lap.join(Hex.high(sender.getTraceId()), Hex.low(sender.getTraceId()), TraceState.getDefault());
            started.describeArrival(arrived);
        }
        return started;
    }

    @Override
    RecordedStep step(Lap lap, Context parent, String name, Role role, long startNanos) {
        problems().checkName(name);
        Span span = startSpan(lap, name, role.kind(lap), parent, startNanos, Attributes.empty());
        Object[] cell = Attachable.cellIn(parent);
        JoinedSpan step = new JoinedSpan(lap, parent, cell, name, role, startNanos, span, keepsContexts);
        if (isShaped()) {
            Shape.opened(step);
        }
        return step;
    }

    /** In an SDK of ours that records spans of its own, it can be decided later what is kept. */
    private void hold(Lap lap, SpanContext ids) {
        Keeping keeping = keeping();
        if (keeping != null && ids.isValid() && !ids.isSampled()) {
            lap.join(Hex.high(ids.getTraceId()), Hex.low(ids.getTraceId()), TraceState.getDefault());
            keeping.started(lap, null, true);
        }
        if (isShaped()) {
            lap.noteShape();
        }
    }

    /** Starts a span; where that fails, one that records nothing and stands for its parent. */
    private Span startSpan(
            Lap lap, String name, SpanKind kind, Context parent, long startNanos, Attributes attributes) {
        try {
            SpanBuilder builder = tracer().spanBuilder(name)
                    .setSpanKind(kind)
                    .setParent(parent)
                    .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS)
                    .setAttribute(TransactionAttributes.NAME, lap.name());
            if (!attributes.isEmpty()) {
                builder.setAllAttributes(TextLimits.ofOurs(lap).attributes(attributes, JoinedSpan.MAX_ATTRIBUTES));
            }
            return builder.startSpan();
        } catch (Throwable fault) {
            problems().failed("Starting a span", fault);
            return Span.wrap(Span.fromContext(parent).getSpanContext());
        }
    }
}
