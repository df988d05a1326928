package io.github.perfectlap;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/** Writes trace context, passport and baggage as OpenTelemetry's propagators of W3C's headers would, without them. */
final class StraightWriter {

    private final boolean writesBaggage;
    private final Recorder recorder;
    private final EncodedBaggage encoded = new EncodedBaggage();

    StraightWriter(boolean writesBaggage, Recorder recorder) {
        this.writesBaggage = writesBaggage;
        this.recorder = recorder;
    }

    /** Writes the context, or leaves it to others, who write what is rare: a trace's state, or no trace. */
    <C> boolean write(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        SpanContext ids = Span.fromContext(context).getSpanContext();
        if (!ids.isValid() || !ids.getTraceState().isEmpty()) {
            return false;
        }
        if (setter instanceof BytesSetter<C> bytes) {
            bytes.set(carrier, HeaderCheck.TRACEPARENT, Traceparent.bytesOf(ids));
        } else {
            setter.set(carrier, HeaderCheck.TRACEPARENT, Traceparent.of(ids));
        }
        writeBaggage(context, carrier, setter);
        return true;
    }

    private <C> void writeBaggage(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
        EncodedBaggage.Encoded own = ownIn(context);
        Passport passport = recorder.passportOf(context);
        if (passport != null) {
            writePassport(passport, own, carrier, setter);
            recorder.handedOver(context);
        } else if (!own.header().isEmpty()) {
            setter.set(carrier, HeaderCheck.BAGGAGE, own.header());
        }
    }

    private static <C> void writePassport(
            Passport passport, EncodedBaggage.Encoded own, @Nullable C carrier, TextMapSetter<C> setter) {
        boolean fits = own.count() + Passport.MAX_MEMBERS <= OwnHeaders.MAX_MEMBERS
                && own.behind().length() + Passport.MAX_BYTES <= OwnHeaders.MAX_BAGGAGE;
        if (fits && own.isAscii() && setter instanceof BytesSetter<C> bytes) {
            bytes.set(carrier, HeaderCheck.BAGGAGE, passport.bytes(own.behind()));
        } else if (fits) {
            setter.set(carrier, HeaderCheck.BAGGAGE, passport.header(own.behind()));
        } else {
            setter.set(carrier, HeaderCheck.BAGGAGE, OwnHeaders.inFront(passport.header(), own.header()));
        }
    }

    private EncodedBaggage.Encoded ownIn(Context context) {
        try {
            return encoded.of(writesBaggage ? Baggage.fromContext(context) : Baggage.empty());
        } catch (Throwable fault) {
            recorder.problems().failed("Writing trace headers", fault);
            return encoded.of(Baggage.empty());
        }
    }
}
