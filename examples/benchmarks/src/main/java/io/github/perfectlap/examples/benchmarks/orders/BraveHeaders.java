package io.github.perfectlap.examples.benchmarks.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import brave.Span;
import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.propagation.B3Propagation;
import brave.propagation.Propagation;
import brave.propagation.TraceContext;
import brave.propagation.TraceContext.Extractor;
import brave.propagation.TraceContext.Injector;
import brave.propagation.TraceContextOrSamplingFlags;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Brave's single b3 header, and a header for each declared field of baggage, those of a passport by hand. */
final class BraveHeaders implements Headers<BraveHeaders.Read> {

    private static final Set<String> CHANGING = Set.of(HandWrittenPassport.HOP, HandWrittenPassport.SENT);

    /** What headers brought. */
    record Read(TraceContext trace, HandWrittenPassport passport) {}

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
    private final BaggageField hop = BaggageField.create(HandWrittenPassport.HOP);
    private final BaggageField sent = BaggageField.create(HandWrittenPassport.SENT);
    private final Span span = running();
    private final Map<String, String> map = intoMap();
    private final ConsumerRecord<String, String> received = Records.received(intoRecord());

    private static Propagation.Factory propagation() {
        var b3 = B3Propagation.newFactoryBuilder().injectFormat(B3Propagation.Format.SINGLE);
        var builder = BaggagePropagation.newFactoryBuilder(b3.build());
        Stream.of(BAGGAGE.keySet(), HandWrittenPassport.FIXED.keySet(), CHANGING)
                .flatMap(Collection::stream)
                .forEach(key -> builder.add(SingleBaggageField.remote(BaggageField.create(key))));
        return builder.build();
    }

    private Span running() {
        Span started = tracing.tracer().nextSpan().name(Part.ORDER.name()).start();
        BAGGAGE.forEach((key, value) -> BaggageField.create(key).updateValue(started.context(), value));
        HandWrittenPassport.FIXED.forEach(
                (key, value) -> BaggageField.create(key).updateValue(started.context(), value));
        return started;
    }

    private TraceContext handedOver() {
        hop.updateValue(span.context(), "1");
        sent.updateValue(span.context(), HandWrittenPassport.sentNow());
        return span.context();
    }

    private static Read read(TraceContextOrSamplingFlags extracted) {
        TraceContext context = requireNonNull(extracted.context());
        return new Read(context, HandWrittenPassport.read(key -> requireNonNull(
                        BaggageField.getByName(context, requireNonNull(key)))
                .getValue(context)));
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
        mapInjector.inject(handedOver(), carrier);
        return carrier;
    }

    @Override
    public Read fromMap() {
        return read(mapExtractor.extract(map));
    }

    @Override
    public ProducerRecord<String, String> intoRecord() {
        ProducerRecord<String, String> carrier = Records.toSend();
        recordInjector.inject(handedOver(), carrier.headers());
        return carrier;
    }

    @Override
    public Read fromRecord() {
        return read(recordExtractor.extract(received.headers()));
    }

    @Override
    public Arrived arrived(Read read) {
        return new Arrived(read.trace.traceIdString(), BaggageField.getAllValues(read.trace), read.passport.name());
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
