package io.github.perfectlap.testkit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps what is said of a span until it starts, since only then it is known whose it is. */
final class RoutedSpanBuilder implements SpanBuilder {

    private final Function<TracerProvider, SpanBuilder> start;
    private final List<Consumer<SpanBuilder>> said = new ArrayList<>();
    private @Nullable Context parent;

    RoutedSpanBuilder(Function<TracerProvider, SpanBuilder> start) {
        this.start = start;
    }

    @Override
    public Span startSpan() {
        CapturedTraces test = RunningTests.of(parent, Context.current());
        SpanBuilder builder = start.apply(
                test == null
                        ? Strays.OF_PROCESS.openTelemetry().getTracerProvider()
                        : test.openTelemetry().getTracerProvider());
        said.forEach(word -> word.accept(builder));
        return builder.startSpan();
    }

    private SpanBuilder say(Consumer<SpanBuilder> word) {
        said.add(word);
        return this;
    }

    @Override
    public SpanBuilder setParent(Context context) {
        this.parent = context;
        return say(builder -> builder.setParent(context));
    }

    @Override
    public SpanBuilder setNoParent() {
        this.parent = null;
        return say(SpanBuilder::setNoParent);
    }

    @Override
    public SpanBuilder addLink(SpanContext other) {
        return say(builder -> builder.addLink(other));
    }

    @Override
    public SpanBuilder addLink(SpanContext other, Attributes attributes) {
        return say(builder -> builder.addLink(other, attributes));
    }

    @Override
    public SpanBuilder setAttribute(String key, String value) {
        return say(builder -> builder.setAttribute(key, value));
    }

    @Override
    public SpanBuilder setAttribute(String key, long value) {
        return say(builder -> builder.setAttribute(key, value));
    }

    @Override
    public SpanBuilder setAttribute(String key, double value) {
        return say(builder -> builder.setAttribute(key, value));
    }

    @Override
    public SpanBuilder setAttribute(String key, boolean value) {
        return say(builder -> builder.setAttribute(key, value));
    }

    @Override
    public <T> SpanBuilder setAttribute(AttributeKey<T> key, T value) {
        return say(builder -> builder.setAttribute(key, value));
    }

    @Override
    public SpanBuilder setSpanKind(SpanKind kind) {
        return say(builder -> builder.setSpanKind(kind));
    }

    @Override
    public SpanBuilder setStartTimestamp(long start, TimeUnit unit) {
        return say(builder -> builder.setStartTimestamp(start, unit));
    }
}
