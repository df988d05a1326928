package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What writes and reads headers, each with a fault at one of its places, or none. */
final class CarrierParts {

    private CarrierParts() {}

    record FaultyPropagator(Fault fault, TextMapPropagator behind) implements TextMapPropagator {

        @Override
        public Collection<String> fields() {
            return fault.at(Place.PROPAGATOR_FIELDS, behind.fields());
        }

        @Override
        public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
            fault.at(Place.PROPAGATOR_INJECT);
            behind.inject(context, carrier, setter);
        }

        @Override
        public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
            if (carrier != null) {
                // As propagators do that look for keys by their beginning.
                getter.keys(carrier).forEach(key -> {});
            }
            return fault.at(Place.PROPAGATOR_EXTRACT, behind.extract(context, carrier, getter));
        }
    }

    record FaultySetter(Fault fault) implements TextMapSetter<Headers> {

        @Override
        public void set(@Nullable Headers carrier, String key, String value) {
            fault.at(Place.SETTER);
            Headers.SETTER.set(carrier, key, value);
        }
    }

    record FaultyGetter(Fault fault, Headers headers) implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers carrier) {
            return fault.at(Place.GETTER_KEYS, headers.keys(carrier));
        }

        @Override
        public @Nullable String get(@Nullable Headers carrier, String key) {
            fault.at(Place.GETTER_GET);
            return headers.get(carrier, key);
        }

        @Override
        public Iterator<String> getAll(@Nullable Headers carrier, String key) {
            return fault.at(Place.GETTER_GET_ALL, headers.getAll(carrier, key));
        }
    }
}
