package io.github.perfectlap.context.pulsar;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.TypedMessageBuilder;
import org.jspecify.annotations.Nullable;

/** Reads and writes the properties of a message. */
final class PulsarProperties {

    static final TextMapGetter<Message<?>> GETTER = new Getter();

    static final TextMapSetter<TypedMessageBuilder<?>> SETTER = (message, key, value) -> {
        if (message != null) {
            var unused = message.property(key, value);
        }
    };

    private PulsarProperties() {}

    private static final class Getter implements TextMapGetter<Message<?>> {

        @Override
        public Iterable<String> keys(Message<?> message) {
            return message.getProperties().keySet();
        }

        @Override
        public @Nullable String get(@Nullable Message<?> message, String key) {
            return message == null ? null : message.getProperty(key);
        }
    }
}
