package io.github.perfectlap.report;

import io.opentelemetry.api.common.Value;

/** An attribute's value as a person reads it. */
final class AttributeText {

    private AttributeText() {}

    static String of(Object value) {
        return value instanceof Value<?> nested ? nested.asString() : String.valueOf(value);
    }
}
