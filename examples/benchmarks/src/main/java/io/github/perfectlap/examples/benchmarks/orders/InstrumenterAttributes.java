package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;
import org.jspecify.annotations.Nullable;

/** The attributes of one part's spans, and the kind of error where there was one. */
record InstrumenterAttributes(Part part) implements AttributesExtractor<Detail, String> {

    static final String ERROR = "error.type";

    @Override
    public void onStart(AttributesBuilder attributes, Context parent, Detail detail) {
        attributes.put(part.first(), detail.first());
        attributes.put(part.second(), detail.second());
        attributes.put(part.third(), (Long) detail.third());
    }

    @Override
    public void onEnd(
            AttributesBuilder attributes,
            Context context,
            Detail detail,
            @Nullable String result,
            @Nullable Throwable failure) {
        if (failure != null) {
            attributes.put(ERROR, failure.getClass().getName());
        }
    }
}
