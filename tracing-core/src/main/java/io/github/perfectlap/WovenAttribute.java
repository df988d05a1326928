package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/** One attribute, and what of an object it is. */
record WovenAttribute(String key, Accessor accessor, WovenPlace place) {

    /** Whether it is the object itself. */
    boolean isOfValue() {
        return accessor.path().isEmpty();
    }

    /** Writes it, unless there is nothing to write; what the object throws ends here. */
    void write(Step running, @Nullable Object from) {
        try {
            Object value = accessor.of(from);
            if (value instanceof String text) {
                Step unused = running.attribute(key, text);
            } else if (value != null) {
                AnyValue.write(running, key, value);
            }
        } catch (Throwable fault) {
            place.failed(fault);
        }
    }
}
