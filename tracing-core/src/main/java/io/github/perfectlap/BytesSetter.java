package io.github.perfectlap;

import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a carrier whose headers are bytes, such as a Kafka record's: {@link Step#inject} and {@link
 * Tracing#propagator} then make no text of a header first.
 *
 * <p>Both methods are called: what other propagators write comes as text.
 *
 * @param <C> the carrier
 */
public interface BytesSetter<C> extends TextMapSetter<C> {

    /**
     * Sets a header, in place of those of its name that are there.
     *
     * @param value in ASCII; it is the carrier's from now on
     */
    void set(@Nullable C carrier, String key, byte[] value);
}
