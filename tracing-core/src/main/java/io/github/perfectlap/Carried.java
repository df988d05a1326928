package io.github.perfectlap;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.List;

/** What the configured propagators carry, where they are known; only what is known may be written without them. */
enum Carried {
    TRACE,
    TRACE_AND_BAGGAGE,
    /** Whatever it is, the propagators themselves must be asked. */
    UNKNOWN;

    private static final List<TextMapPropagator> BOTH = List.of(
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance()),
            TextMapPropagator.composite(W3CBaggagePropagator.getInstance(), W3CTraceContextPropagator.getInstance()));

    static Carried by(TextMapPropagator configured) {
        if (configured == W3CTraceContextPropagator.getInstance()) {
            return TRACE;
        }
        return BOTH.stream().anyMatch(known -> isSame(known, configured)) ? TRACE_AND_BAGGAGE : UNKNOWN;
    }

    /** A composite can't be asked for its parts, but it names them, each by its class. */
    private static boolean isSame(TextMapPropagator known, TextMapPropagator configured) {
        return configured.getClass() == known.getClass()
                && configured.toString().equals(known.toString())
                && List.copyOf(configured.fields()).equals(List.copyOf(known.fields()));
    }
}
