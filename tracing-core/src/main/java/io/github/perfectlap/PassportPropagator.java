package io.github.perfectlap;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the passport beside what the configured propagators write and read. Where baggage is not
 * among those, the passport still travels, and only the passport.
 */
final class PassportPropagator implements TextMapPropagator {

    private final TextMapPropagator configured;
    private final Recorder recorder;
    private final @Nullable StraightWriter writer;
    private final @Nullable StraightReader reader;

    PassportPropagator(TextMapPropagator configured, Recorder recorder) {
        Carried carried = Carried.by(configured);
        boolean isKnown = carried != Carried.UNKNOWN;
        this.configured = configured;
        this.recorder = recorder;
        this.writer = isKnown ? new StraightWriter(carried == Carried.TRACE_AND_BAGGAGE, recorder) : null;
        this.reader = isKnown ? new StraightReader(carried == Carried.TRACE_AND_BAGGAGE) : null;
    }

    @Override
    public Collection<String> fields() {
        Set<String> fields =
                new LinkedHashSet<>(recorder.problems().ask("Naming trace headers", List.of(), configured::fields));
        fields.add(HeaderCheck.BAGGAGE);
        return fields;
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        try {
            if (writer == null || !writer.write(context, carrier, setter)) {
                write(context, carrier, setter);
            }
        } catch (Throwable fault) {
            recorder.problems().failed("Writing a passport", fault);
        }
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        try {
            Context plain = reader == null ? null : reader.read(context, carrier, getter);
            return plain == null ? read(context, carrier, getter) : plain;
        } catch (Throwable fault) {
            recorder.problems().failed("Reading a passport", fault);
            return context.with(Arrival.KEY, Arrival.problem(Arrival.MALFORMED));
        }
    }

    private <C> void write(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        OwnHeaders<C> headers = new OwnHeaders<>(setter);
        recorder.problems().guard("Writing trace headers", () -> configured.inject(context, carrier, headers));
        // Beside a trace of an earlier sender, or none, a passport would say what is not so.
        Passport passport = headers.isTraceWritten() ? recorder.passportOf(context) : null;
        headers.writeBaggage(carrier, passport);
        if (passport != null) {
            recorder.handedOver(context);
        }
    }

    private <C> Context read(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        HeaderCheck<C> headers = new HeaderCheck<>(carrier, getter);
        Context extracted = configured.extract(context, carrier, headers);
        Baggage own = Passport.without(Baggage.fromContext(extracted));
        return extracted.with(own).with(Arrival.KEY, arrival(headers, extracted));
    }

    private static Arrival arrival(HeaderCheck<?> headers, Context extracted) {
        if (!Span.fromContext(extracted).getSpanContext().isValid()) {
            String unreadable = headers.hasTraceparent() ? Arrival.MALFORMED : Arrival.MISSING;
            return Arrival.problem(headers.refused() == null ? unreadable : headers.refused());
        }
        // On their own, since no more than 64 members of a header are read.
        Context passport = W3CBaggagePropagator.getInstance()
                .extract(Context.root(), headers.passportMembers(), MembersGetter.INSTANCE);
        return Arrival.read(Baggage.fromContext(passport), headers.refused());
    }
}
