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

    PassportPropagator(TextMapPropagator configured, Recorder recorder) {
        this.configured = configured;
        this.recorder = recorder;
    }

    @Override
    public Collection<String> fields() {
        Set<String> fields = new LinkedHashSet<>(configured.fields());
        fields.add(HeaderCheck.BAGGAGE);
        return fields;
    }

    @Override
    public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        recorder.problems().guard("Writing a passport", () -> write(context, carrier, setter));
    }

    @Override
    public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
        Context unreadable = context.with(Arrival.KEY, Arrival.problem(Arrival.MALFORMED));
        return recorder.problems().ask("Reading a passport", unreadable, () -> read(context, carrier, getter));
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

    private enum MembersGetter implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String members) {
            return List.of(HeaderCheck.BAGGAGE);
        }

        @Override
        public @Nullable String get(@Nullable String members, String key) {
            return members;
        }
    }
}
