package io.github.perfectlap.context.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads and writes the headers of a record. */
enum KafkaHeaders implements TextMapGetter<Headers>, TextMapSetter<Headers> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Headers headers) {
        return stream(headers).map(Header::key).toList();
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String key) {
        Header header = headers == null ? null : headers.lastHeader(key);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public Iterator<String> getAll(@Nullable Headers headers, String key) {
        return headers == null ? List.<String>of().iterator() : values(headers.headers(key));
    }

    @Override
    public void set(@Nullable Headers headers, String key, String value) {
        if (headers != null) {
            // Kafka keeps every header of a name: a forwarded record still has its first sender's.
            headers.remove(key).add(key, value.getBytes(UTF_8));
            // It is written after this one, where the new trace has one.
            if (key.equals("traceparent")) {
                headers.remove("tracestate");
            }
        }
    }

    private static Iterator<String> values(Iterable<Header> headers) {
        return stream(headers)
                .filter(header -> header.value() != null)
                .map(header -> new String(header.value(), UTF_8))
                .iterator();
    }

    private static Stream<Header> stream(Iterable<Header> headers) {
        return StreamSupport.stream(headers.spliterator(), false);
    }
}
