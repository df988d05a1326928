package io.github.perfectlap.testkit;

import io.opentelemetry.api.trace.SpanKind;

/** The kind of its span. */
record IsOfKind(SpanKind kind) implements Saying {
    @Override
    public String text() {
        return Words.of(kind);
    }

    @Override
    public boolean excludes(Saying other) {
        return other instanceof IsOfKind;
    }
}
