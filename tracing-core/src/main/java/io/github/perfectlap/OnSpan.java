package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/** What a woven method runs in, where that is no part of a transaction: its attributes are those of a plain span. */
abstract class OnSpan extends Off implements Entered {

    private final Span span;

    OnSpan(Recorder recorder, Span span) {
        super(recorder);
        this.span = span;
    }

    final Span span() {
        return span;
    }

    @Override
    public final Problems problems() {
        return recorder().problems();
    }

    @Override
    public final <T> Step attribute(AttributeKey<T> key, T value) {
        span.setAttribute(key, value);
        return this;
    }

    @Override
    public final Step attribute(AttributeKey<Long> key, long value) {
        return attribute(key, (Long) value);
    }

    @Override
    public final Step attribute(String key, String value) {
        return attribute(AttributeKey.stringKey(key), value);
    }

    @Override
    public final Step attribute(String key, long value) {
        return attribute(AttributeKey.longKey(key), value);
    }

    @Override
    public final Step attribute(String key, double value) {
        return attribute(AttributeKey.doubleKey(key), value);
    }

    @Override
    public final Step attribute(String key, boolean value) {
        return attribute(AttributeKey.booleanKey(key), value);
    }
}
