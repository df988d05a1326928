package io.github.perfectlap.examples.benchmarks.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import brave.Span;
import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.propagation.B3Propagation;
import brave.propagation.Propagation;
import brave.propagation.TraceContext.Extractor;
import brave.propagation.TraceContext.Injector;
import brave.propagation.TraceContextOrSamplingFlags;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Brave's single b3 header, and a header for each declared field of baggage. */
final class BraveHeaders implements Headers<TraceContextOrSamplingFlags> {

    private final Tracing tracing =
            Tracing.newBuilder().propagationFactory(propagation()).build();
    private final Injector<Map<String, String>> mapInjector =
            tracing.propagation().injector(Map<String, String>::put);
    private final Extractor<Map<String, String>> mapExtractor =
            tracing.propagation().extractor((carrier, key) -> carrier.get(key));
    private final Injector<org.apache.kafka.common.header.Headers> recordInjector =
            tracing.propagation().injector(BraveHeaders::set);
    private final Extractor<org.apache.kafka.common.header.Headers> recordExtractor =
            tracing.propagation().extractor(BraveHeaders::get);
    private final Span span = running();
    private final Map<String, String> map = intoMap();
    private final ConsumerRecord<String, String> received = Records.received(intoRecord());

    private static Propagation.Factory propagation() {
        var b3 = B3Propagation.newFactoryBuilder().injectFormat(B3Propagation.Format.SINGLE);
        var builder = BaggagePropagation.newFactoryBuilder(b3.build());
        BAGGAGE.keySet().forEach(key -> builder.add(SingleBaggageField.remote(BaggageField.create(key))));
        return builder.build();
    }

    private Span running() {
        Span started = tracing.tracer().nextSpan().name(Part.ORDER.name()).start();
        BAGGAGE.forEach((key, value) -> BaggageField.create(key).updateValue(started.context(), value));
        return started;
    }

    private static void set(org.apache.kafka.common.header.Headers headers, String key, String value) {
        headers.remove(key).add(key, value.getBytes(UTF_8));
    }

    private static @Nullable String get(org.apache.kafka.common.header.Headers headers, String key) {
        Header header = headers.lastHeader(key);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public Map<String, String> intoMap() {
        Map<String, String> carrier = new HashMap<>();
        mapInjector.inject(span.context(), carrier);
        return carrier;
    }

    @Override
    public TraceContextOrSamplingFlags fromMap() {
        return mapExtractor.extract(map);
    }

    @Override
    public ProducerRecord<String, String> intoRecord() {
        ProducerRecord<String, String> carrier = Records.toSend();
        recordInjector.inject(span.context(), carrier.headers());
        return carrier;
    }

    @Override
    public TraceContextOrSamplingFlags fromRecord() {
        return recordExtractor.extract(received.headers());
    }

    @Override
    public Arrived arrived(TraceContextOrSamplingFlags read) {
        return new Arrived(read.context().traceIdString(), BaggageField.getAllValues(read.context()));
    }

    @Override
    public String traceId() {
        return span.context().traceIdString();
    }

    @Override
    public void close() {
        span.abandon();
        tracing.close();
    }
}
