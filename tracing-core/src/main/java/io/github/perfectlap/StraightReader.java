package io.github.perfectlap;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link StraightWriter} writes, as the propagators that it stands for would. Of all other headers it says
 * that it can't read them.
 */
final class StraightReader {

    /** Stands for headers of one name that differ; no reader takes it for one. */
    private static final String SEVERAL = "";

    private final boolean readsBaggage;
    private final PassportReader passports = new PassportReader();

    StraightReader(boolean readsBaggage) {
        this.readsBaggage = readsBaggage;
    }

    /** What the carrier brought, or null where its headers are to be read with all care. */
    <C> @Nullable Context read(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        String traceparent = only(getter.getAll(carrier, HeaderCheck.TRACEPARENT));
        SpanContext sender = traceparent == null ? SpanContext.getInvalid() : Traceparent.read(traceparent);
        if (!sender.isValid() || only(getter.getAll(carrier, HeaderCheck.TRACESTATE)) != null) {
            return null;
        }
        String baggage = only(getter.getAll(carrier, HeaderCheck.BAGGAGE));
        Context traced = context.with(Span.wrap(sender));
        return baggage == null ? withoutPassport(traced) : withPassport(traced, baggage);
    }

    private static Context withoutPassport(Context traced) {
        Arrival none = Arrival.problem(Arrival.MISSING);
        return traced.with(ownIn(traced)).with(Arrival.KEY, none);
    }

    private @Nullable Context withPassport(Context traced, String header) {
        PassportReader.Read read = header.length() <= OwnHeaders.MAX_BAGGAGE ? passports.read(header) : null;
        if (read == null) {
            return null;
        }
        Baggage own = readsBaggage ? read.own() : ownIn(traced);
        return traced.with(own).with(Arrival.KEY, Arrival.of(read.passport()));
    }

    private static Baggage ownIn(Context context) {
        return Passport.without(Baggage.fromContext(context));
    }

    /** The only header of a name, which may be there more than once; null where there is none. */
    private static @Nullable String only(Iterator<String> values) {
        if (!values.hasNext()) {
            return null;
        }
        // A record may hold a header whose value is null.
        @Nullable String only = values.next();
        while (values.hasNext()) {
            if (!Objects.equals(only, values.next())) {
                return SEVERAL;
            }
        }
        return only;
    }
}
