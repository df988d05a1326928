package io.github.perfectlap.testkit.fault;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is left of a carrier's headers. */
record FaultyGetter<C>(TextMapGetter<C> inner, Faults faults) implements TextMapGetter<C> {

    @Override
    public Iterable<String> keys(C carrier) {
        List<String> keys = new ArrayList<>();
        for (String key : inner.keys(carrier)) {
            if (getAll(carrier, key).hasNext()) {
                keys.add(key);
            }
        }
        return keys;
    }

    @Override
    public @Nullable String get(@Nullable C carrier, String key) {
        Iterator<String> values = getAll(carrier, key);
        return values.hasNext() ? values.next() : null;
    }

    @Override
    public Iterator<String> getAll(@Nullable C carrier, String key) {
        List<String> sent = new ArrayList<>();
        inner.getAll(carrier, key).forEachRemaining(sent::add);
        return faults.values(key, sent).iterator();
    }
}
