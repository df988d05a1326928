package io.github.perfectlap.examples.benchmarks.orders;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** OpenTelemetry's W3C propagators, with getters and setters that are constants. */
final class OpenTelemetryHeaders implements Headers<Context> {

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
        return Context.root().with(span).with(baggage());
    }

    static Baggage baggage() {
        var baggage = Baggage.builder();
        BAGGAGE.forEach(baggage::put);
        return baggage.build();
    }

    static Arrived arrivedIn(Context context) {
        Map<String, String> entries = new HashMap<>();
        Baggage.fromContext(context).forEach((key, entry) -> entries.put(key, entry.getValue()));
        return new Arrived(Span.fromContext(context).getSpanContext().getTraceId(), entries);
    }

    @Override
    public Map<String, String> intoMap() {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(context, carrier, OpenTelemetryMap.INSTANCE);
        return carrier;
    }

    @Override
    public Context fromMap() {
        return propagator.extract(Context.root(), map, OpenTelemetryMap.INSTANCE);
    }

    @Override
    public ProducerRecord<String, String> intoRecord() {
        ProducerRecord<String, String> carrier = Records.toSend();
        propagator.inject(context, carrier.headers(), OpenTelemetryRecord.INSTANCE);
        return carrier;
    }

    @Override
    public Context fromRecord() {
        return propagator.extract(Context.root(), received.headers(), OpenTelemetryRecord.INSTANCE);
    }

    @Override
    public Arrived arrived(Context read) {
        return arrivedIn(read);
    }

    @Override
    public String traceId() {
        return Span.fromContext(context).getSpanContext().getTraceId();
    }
}
