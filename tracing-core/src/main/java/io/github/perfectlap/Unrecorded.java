package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;

/** A step of which nobody will see any details. */
interface Unrecorded extends Step {

    @Override
    default <T> Step attribute(AttributeKey<T> key, T value) {
        return this;
    }

    @Override
    default Step attribute(AttributeKey<Long> key, long value) {
        return this;
    }

    @Override
    default Step attribute(String key, String value) {
        return this;
    }

    @Override
    default Step attribute(String key, long value) {
        return this;
    }

    @Override
    default Step attribute(String key, double value) {
        return this;
    }

    @Override
    default Step attribute(String key, boolean value) {
        return this;
    }

    @Override
    default Step event(String name, Attributes attributes) {
        return this;
    }

    @Override
    default Step link(SpanContext other) {
        return this;
    }
}
