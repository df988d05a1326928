package io.github.perfectlap.context.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.perfectlap.BytesSetter;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads and writes the headers of a record. */
enum KafkaHeaders implements TextMapGetter<Headers>, BytesSetter<Headers> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Headers headers) {
        List<String> keys = new ArrayList<>();
        headers.forEach(header -> keys.add(header.key()));
        return keys;
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String key) {
        Header header = headers == null ? null : headers.lastHeader(key);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public Iterator<String> getAll(@Nullable Headers headers, String key) {
        if (headers == null || headers.lastHeader(key) == null) {
            return Collections.emptyIterator();
        }
        Header only = null;
        // An iterator of Kafka's is two objects.
        for (Header header : headers.toArray()) {
            boolean isOne = header.key().equals(key);
            if (isOne && only != null) {
                return all(headers, key).iterator();
            }
            only = isOne ? header : only;
        }
        return only == null || only.value() == null
                ? Collections.emptyIterator()
                : new Only(new String(only.value(), UTF_8));
    }

    @Override
    public void set(@Nullable Headers headers, String key, String value) {
        set(headers, key, value.getBytes(UTF_8));
    }

    @Override
    public void set(@Nullable Headers headers, String key, byte[] value) {
        if (headers != null) {
            // Kafka keeps every header of a name: a forwarded record still has its first sender's.
            headers.remove(key).add(key, value);
            // It is written after this one, where the new trace has one.
            if (key.equals("traceparent")) {
                headers.remove("tracestate");
            }
        }
    }

    /** With null for a header that has no value: beside one that has, that is no header to go by. */
    private static List<@Nullable String> all(Headers headers, String key) {
        List<@Nullable String> values = new ArrayList<>();
        for (Header header : headers.headers(key)) {
            values.add(header.value() == null ? null : new String(header.value(), UTF_8));
        }
        return values;
    }

    /** The value of a header that is there once, as nearly all are. */
    private static final class Only implements Iterator<String> {

        private @Nullable String value;

        Only(String value) {
            this.value = value;
        }

        @Override
        public boolean hasNext() {
            return value != null;
        }

        @Override
        public String next() {
            String next = value;
            if (next == null) {
                throw new NoSuchElementException();
            }
            value = null;
            return next;
        }
    }
}
