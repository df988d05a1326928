package io.github.perfectlap.examples.benchmarks.orders;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.Tracing;
import io.github.perfectlap.Transaction;
import io.github.perfectlap.context.MapCarrier;
import io.github.perfectlap.context.kafka.KafkaCarrier;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Perfect Lap's carriers; besides trace context and baggage they bring the passport. */
final class PerfectLapHeaders implements Headers<Context> {

    private final Tracing tracing = Tracing.builder()
            .property("otel.traces.exporter", "none")
            .property("otel.metrics.exporter", "none")
            .property("otel.logs.exporter", "none")
            .withoutShutdownHook()
            .build();
    private final Transaction order = tracing.transaction(Part.ORDER.name())
            .from(OpenTelemetryHeaders.baggage().storeInContext(Context.root()))
            .start();
    private final Map<String, String> map = intoMap();
    private final ConsumerRecord<String, String> received = Records.received(intoRecord());

    @Override
    public Map<String, String> intoMap() {
        Map<String, String> carrier = new HashMap<>();
        MapCarrier.inject(order, carrier);
        return carrier;
    }

    @Override
    public Context fromMap() {
        return MapCarrier.extract(tracing, map);
    }

    @Override
    public ProducerRecord<String, String> intoRecord() {
        ProducerRecord<String, String> carrier = Records.toSend();
        KafkaCarrier.inject(order, carrier);
        return carrier;
    }

    @Override
    public Context fromRecord() {
        return KafkaCarrier.extract(tracing, received);
    }

    @Override
    public Arrived arrived(Context read) {
        Map<String, String> next = new HashMap<>();
        tracing.propagator().inject(read, next, OpenTelemetryMap.INSTANCE);
        boolean isNamed = requireNonNull(next.get("baggage")).contains("lap.name=" + Part.ORDER.name());
        return OpenTelemetryHeaders.arrivedIn(read, isNamed ? Part.ORDER.name() : "");
    }

    @Override
    public String traceId() {
        return Span.fromContext(order.context()).getSpanContext().getTraceId();
    }

    @Override
    public void close() {
        order.complete();
        order.close();
        tracing.close();
    }
}
