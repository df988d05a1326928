package io.github.perfectlap.context;

import static java.util.Objects.requireNonNull;

import io.github.perfectlap.BusinessTransaction;
import io.github.perfectlap.Step;
import io.github.perfectlap.Tracing;
import io.github.perfectlap.TransactionBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries a business transaction in a map of strings: the columns of a row, the fields of a stream
 * entry, the headers of a client that has no package here.
 */
public final class MapCarrier {

    private MapCarrier() {}

    /** Writes the step into the map; entries from earlier senders are replaced. */
    public static void inject(Step from, Map<String, String> carrier) {
        from.inject(carrier, (map, key, value) -> write(requireCarrier(map), key, value));
    }

    /** What the map brought, as OpenTelemetry's context; the calling thread's own plays no part. */
    public static Context extract(Tracing tracing, Map<String, String> carrier) {
        return tracing.propagator().extract(Context.root(), carrier, Getter.INSTANCE);
    }

    /** Goes on with the transaction that the map brought. */
    public static TransactionBuilder resume(BusinessTransaction definition, Map<String, String> carrier) {
        return definition.resume(carrier, Getter.INSTANCE);
    }

    private static void write(Map<String, String> carrier, String key, String value) {
        remove(carrier, key);
        // It is written after this one, where the new trace has one.
        if (key.equals("traceparent")) {
            remove(carrier, "tracestate");
        }
        carrier.put(key, value);
    }

    /** A map that is empty makes a view of its keys all the same. */
    private static void remove(Map<String, String> carrier, String key) {
        if (!carrier.isEmpty()) {
            carrier.keySet().removeIf(key::equalsIgnoreCase);
        }
    }

    private static Map<String, String> requireCarrier(@Nullable Map<String, String> carrier) {
        return requireNonNull(carrier, "carrier");
    }

    private enum Getter implements TextMapGetter<Map<String, String>> {
        INSTANCE;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            Iterator<String> values = getAll(carrier, key);
            return values.hasNext() ? values.next() : null;
        }

        @Override
        public Iterator<String> getAll(@Nullable Map<String, String> carrier, String key) {
            if (carrier == null) {
                return Collections.emptyIterator();
            }
            String only = null;
            for (Map.Entry<String, String> entry : carrier.entrySet()) {
                String value = valueOf(entry, key);
                if (only != null && value != null) {
                    return all(carrier, key).iterator();
                }
                only = only == null ? value : only;
            }
            return only == null
                    ? Collections.emptyIterator()
                    : Collections.singleton(only).iterator();
        }

        private static List<String> all(Map<String, String> carrier, String key) {
            List<String> values = new ArrayList<>();
            for (Map.Entry<String, String> entry : carrier.entrySet()) {
                String value = valueOf(entry, key);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }

        /** A map may hold HTTP headers, whose names are the same in any case. */
        private static @Nullable String valueOf(Map.Entry<String, String> entry, String key) {
            return key.equalsIgnoreCase(entry.getKey()) ? entry.getValue() : null;
        }
    }
}
