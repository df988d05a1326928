package io.github.perfectlap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of one annotated parameter: nearly always one, of the very value. */
final class WovenParameter {

    private final WovenAttribute[] attributes;
    /** Where that is all; null where there is more to do. */
    private final @Nullable String key;

    WovenParameter(List<WovenAttribute> attributes) {
        this.attributes = attributes.toArray(WovenAttribute[]::new);
        this.key = attributes.size() == 1 && attributes.get(0).isOfValue()
                ? attributes.get(0).key()
                : null;
    }

    void write(Step running, Object value) {
        // By class: asking for an interface writes into a cache all threads share.
        if (key != null && value instanceof String text && running instanceof Recorded recorded) {
            Step unused = recorded.attribute(key, text);
            return;
        }
        for (WovenAttribute attribute : attributes) {
            attribute.write(running, value);
        }
    }

    void write(Step running, long value) {
        if (key != null && running instanceof Recorded recorded) {
            Step unused = recorded.attribute(key, value);
            return;
        }
        for (WovenAttribute attribute : attributes) {
            Step unused = running.attribute(attribute.key(), value);
        }
    }

    void write(Step running, double value) {
        for (WovenAttribute attribute : attributes) {
            Step unused = running.attribute(attribute.key(), value);
        }
    }

    void write(Step running, boolean value) {
        for (WovenAttribute attribute : attributes) {
            Step unused = running.attribute(attribute.key(), value);
        }
    }
}
