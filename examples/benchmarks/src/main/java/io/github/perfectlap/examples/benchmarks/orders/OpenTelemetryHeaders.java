package io.github.perfectlap.examples.benchmarks.orders;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** OpenTelemetry's W3C propagators, with getters and setters that are constants, and a passport by hand. */
final class OpenTelemetryHeaders implements Headers<OpenTelemetryHeaders.Read> {

    /** What headers brought. */
    record Read(Context context, HandWrittenPassport passport) {}

    private final TextMapPropagator propagator =
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
    private final Context context = running();
    private final Map<String, String> map = intoMap();
    private final ConsumerRecord<String, String> received = Records.received(intoRecord());

    private static Context running() {
        Span span = Sdk.of(Setting.SAMPLED, Sink.counting())
                .openTelemetry()
                .getTracer("shop")
                .spanBuilder(Part.ORDER.name())
                .startSpan();
        return Context.root().with(span).with(withPassport(baggage()));
    }

    static Baggage baggage() {
        var baggage = Baggage.builder();
        BAGGAGE.forEach(baggage::put);
        return baggage.build();
    }

    private static Baggage withPassport(Baggage baggage) {
        BaggageBuilder builder = baggage.toBuilder();
        HandWrittenPassport.FIXED.forEach(builder::put);
        return builder.build();
    }

    private Context handedOver() {
        return Baggage.fromContext(context).toBuilder()
                .put(HandWrittenPassport.HOP, "1")
                .put(HandWrittenPassport.SENT, HandWrittenPassport.sentNow())
                .build()
                .storeInContext(context);
    }

    private static Read read(Context context) {
        Baggage baggage = Baggage.fromContext(context);
        return new Read(context, HandWrittenPassport.read(key -> baggage.getEntryValue(requireNonNull(key))));
    }

    static Arrived arrivedIn(Context context, String name) {
        Map<String, String> entries = new HashMap<>();
        Baggage.fromContext(context).forEach((key, entry) -> entries.put(key, entry.getValue()));
        return new Arrived(Span.fromContext(context).getSpanContext().getTraceId(), entries, name);
    }

    @Override
    public Map<String, String> intoMap() {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(handedOver(), carrier, OpenTelemetryMap.INSTANCE);
        return carrier;
    }

    @Override
    public Read fromMap() {
        return read(propagator.extract(Context.root(), map, OpenTelemetryMap.INSTANCE));
    }

    @Override
    public ProducerRecord<String, String> intoRecord() {
        ProducerRecord<String, String> carrier = Records.toSend();
        propagator.inject(handedOver(), carrier.headers(), OpenTelemetryRecord.INSTANCE);
        return carrier;
    }

    @Override
    public Read fromRecord() {
        return read(propagator.extract(Context.root(), received.headers(), OpenTelemetryRecord.INSTANCE));
    }

    @Override
    public Arrived arrived(Read read) {
        return arrivedIn(read.context, read.passport.name());
    }

    @Override
    public String traceId() {
        return Span.fromContext(context).getSpanContext().getTraceId();
    }
}
