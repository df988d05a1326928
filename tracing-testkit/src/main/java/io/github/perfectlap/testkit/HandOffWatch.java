package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sees what is written into carriers, what is read from them, and who goes on with it. Thread-safe. */
final class HandOffWatch implements TextMapPropagator, SpanProcessor {

    private final TextMapPropagator inner;
    private final List<Written> written = new CopyOnWriteArrayList<>();
    private final List<Read> read = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<Context, SpanContext>> contextReaders = new CopyOnWriteArrayList<>();

    HandOffWatch(TextMapPropagator inner) {
        this.inner = inner;
    }

    /** Is told of each context in which a span starts or which is handed over, and of that span. */
    void onContext(BiConsumer<Context, SpanContext> reader) {
        contextReaders.add(reader);
    }

    @Override
    public Collection<String> fields() {
        return inner.fields();
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        Headers headers = new Headers();
        inner.inject(context, carrier, (to, key, value) -> {
            headers.add(key, value);
            setter.set(to, key, value);
        });
        SpanContext from = Span.fromContext(context).getSpanContext();
        written.add(new Written(from, headers));
        contextReaders.forEach(reader -> reader.accept(context, from));
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        Read reading = new Read(Headers.of(carrier, getter));
        read.add(reading);
        return inner.extract(context, carrier, getter).with(Read.KEY, reading);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        Read reading = parent.get(Read.KEY);
        if (reading != null) {
            reading.goOn(span.getSpanContext());
        }
        contextReaders.forEach(reader -> reader.accept(parent, span.getSpanContext()));
    }

    List<Written> written() {
        return new ArrayList<>(written);
    }

    List<Read> read() {
        return new ArrayList<>(read);
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
