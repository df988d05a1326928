package io.github.perfectlap;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers that may repeat, as Kafka's may. */
class Headers implements TextMapGetter<Headers> {

    static final TextMapSetter<Headers> SETTER =
            (headers, key, value) -> headers.values.put(key, new ArrayList<>(List.of(value)));

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Headers add(String key, String value) {
        values.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
        return this;
    }

    Headers set(String key, String value) {
        values.remove(key);
        return add(key, value);
    }

    Headers without(String key) {
        values.remove(key);
        return this;
    }

    String get(String key) {
        return values.getOrDefault(key, List.of("")).get(0);
    }

    @Override
    public Iterable<String> keys(Headers carrier) {
        return carrier.values.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Headers carrier, String key) {
        List<String> found = values.getOrDefault(key, List.of());
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    @Override
    public Iterator<String> getAll(@Nullable Headers carrier, String key) {
        return values.getOrDefault(key, List.of()).iterator();
    }
}
