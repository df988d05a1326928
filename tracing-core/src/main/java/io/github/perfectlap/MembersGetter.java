package io.github.perfectlap;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members of baggage that are at hand as the only header of a carrier. */
enum MembersGetter implements TextMapGetter<String> {
    INSTANCE;

    @Override
    public Iterable<String> keys(String members) {
        return List.of(HeaderCheck.BAGGAGE);
    }

    @Override
    public @Nullable String get(@Nullable String members, String key) {
        return members;
    }
}
