package io.github.perfectlap;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier brought: a passport, or the reason why there is none to go on with.
 *
 * @param problem null exactly where there is a passport
 */
record Arrival(@Nullable Passport passport, @Nullable String problem) {

    static final ContextKey<Arrival> KEY = ContextKey.named("perfectlap-arrival");

    static final String MISSING = "missing";
    static final String MALFORMED = "malformed";
    static final String DUPLICATE = "duplicate";
    static final String OVERSIZED = "oversized";

    static Arrival of(Passport passport) {
        return new Arrival(passport, null);
    }

    static Arrival problem(String reason) {
        return new Arrival(null, reason);
    }

    /** What our own propagator found, or what any other put into the context. */
    static Arrival of(Context context) {
        Arrival arrival = context.get(KEY);
        if (arrival != null) {
            return arrival;
        }
        boolean isTraced = Span.fromContext(context).getSpanContext().isValid();
        return isTraced ? read(Baggage.fromContext(context), null) : problem(MISSING);
    }

    /**
     * Judges what came with a trace that can be followed.
     *
     * @param refused why headers were refused before they were read, or null
     */
    static Arrival read(Baggage baggage, @Nullable String refused) {
        if (refused != null) {
            return problem(refused);
        }
        Passport passport = Passport.from(baggage);
        if (passport != null) {
            return of(passport);
        }
        return problem(Passport.isIn(baggage) ? MALFORMED : MISSING);
    }
}
