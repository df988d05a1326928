package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Attributes by name, of which the last value counts, and no more than a limit allows. Others are dropped and
 * counted. Not thread-safe.
 */
final class LimitedAttributes {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final int max;
    private int total;

    LimitedAttributes(int max) {
        this.max = max;
    }

    /** Sets one, unless it is new and there are as many as there may be, or there is nothing left of its value. */
    void put(AttributeKey<?> key, @Nullable Object value) {
        put(key, value, false);
    }

    /**
     * Sets one.
     *
     * @param always also where there are as many as there may be
     */
    void put(AttributeKey<?> key, @Nullable Object value, boolean always) {
        total++;
        if (value == null) {
            return;
        }
        if (always || entries.size() < max || entries.containsKey(key.getKey())) {
            entries.put(key.getKey(), new Entry(key, value));
        }
    }

    /** Counts values that were set and are not here. */
    void countMissing(int values) {
        total += values;
    }

    /** How many are here. */
    int size() {
        return entries.size();
    }

    /** How many values were set in all. */
    int total() {
        return total;
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    void forEach(BiConsumer<AttributeKey<?>, Object> action) {
        entries.values().forEach(entry -> action.accept(entry.key, entry.value));
    }

    @SuppressWarnings("unchecked") // the value that was put under this very key
    <T> @Nullable T get(AttributeKey<T> key) {
        Entry entry = entries.get(key.getKey());
        return entry != null && entry.key.getType() == key.getType() ? (T) entry.value : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the value that was put under this very key
    Attributes immutable() {
        AttributesBuilder builder = Attributes.builder();
        entries.values().forEach(entry -> builder.put((AttributeKey) entry.key, entry.value));
        return builder.build();
    }

    private record Entry(AttributeKey<?> key, Object value) {}
}
