package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.EventData;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a text in a span may be: as long as OpenTelemetry's limit says; where that says nothing, as long as ours
 * does, and then what was cut says so.
 */
final class TextLimits {

    /** What is kept as it is, without looking for room. */
    static final int SHORT = 256;

    private static final int LONG = 16 * 1024;
    private static final int NONE = Integer.MAX_VALUE;

    private final int limit;
    private final Lap lap;

    /** @param limit in characters, as OpenTelemetry's span limits give it */
    TextLimits(int limit, Lap lap) {
        this.limit = limit;
        this.lap = lap;
    }

    /** For spans of somebody else's SDK, which knows its own limits. */
    static TextLimits ofOurs(Lap lap) {
        return new TextLimits(NONE, lap);
    }

    /** A name of a step, event or kind of failure, which has a limit of its own. */
    static String name(String text) {
        return text.length() <= SHORT ? text : marked(text, SHORT, text.length());
    }

    /** A copy of the value, as much as is kept; null where the value is not what the type says, or can't be cut. */
    @Nullable
    Object value(AttributeType type, Object value) {
        if (isShort(type, value)) {
            return value;
        }
        if (type == AttributeType.STRING && value instanceof String text) {
            return text(text);
        }
        ValueCopy copy = new ValueCopy(limit, limit == NONE ? LONG : Math.max(LONG, limit));
        Object kept = copy.of(type, value);
        boolean isRoom = copy.taken() <= SHORT || lap.takeRoom(copy.taken());
        return isRoom ? kept : new ValueCopy(limit, SHORT).of(type, value);
    }

    /** A copy of as many attributes as are allowed, each cut where it is too long. */
    Attributes attributes(Attributes attributes, int max) {
        if (attributes.size() <= max && isShort(attributes)) {
            return attributes;
        }
        AttributesBuilder kept = Attributes.builder();
        attributes.asMap().entrySet().stream().limit(max).forEach(entry -> put(kept, entry));
        return kept.build();
    }

    /** Whether there is room for an event; one takes as much as its short texts have characters. */
    boolean takesRoomFor(EventData event) {
        int characters = event.getName().length();
        for (Map.Entry<AttributeKey<?>, Object> entry :
                event.getAttributes().asMap().entrySet()) {
            boolean isShort = entry.getValue() instanceof String text && text.length() <= SHORT;
            characters += entry.getKey().getKey().length() + (isShort ? ((String) entry.getValue()).length() : 0);
        }
        return lap.takeRoom(characters);
    }

    /** As much of a text as is kept. */
    String text(String text) {
        return limit == NONE ? ofAnyLength(text) : withinLimit(text);
    }

    /** As much as is kept of a text for which OpenTelemetry has no limit. */
    String ofAnyLength(String text) {
        int length = text.length();
        if (length <= SHORT) {
            return text;
        }
        int kept = Math.min(length, LONG);
        boolean isRoom = lap.takeRoom(kept);
        return isRoom && kept == length ? text : marked(text, isRoom ? kept : SHORT, length);
    }

    private String withinLimit(String text) {
        String within = text.length() < limit ? text : text.substring(0, limit);
        boolean isRoom = within.length() <= SHORT || lap.takeRoom(within.length());
        return isRoom ? within : marked(within, SHORT, text.length());
    }

    /** The most characters of a text that are of any use to make. */
    int longest() {
        return limit == NONE ? LONG + 1 : limit;
    }

    static String marked(String text, int kept, int length) {
        return marked(text, kept, length, "characters");
    }

    /** The beginning of something, and how much of what there was. */
    static String marked(String text, int kept, int length, String unit) {
        return text.substring(0, Math.min(kept, text.length())) + "… (cut from " + length + " " + unit + ")";
    }

    private boolean isShort(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .allMatch(entry -> isShort(entry.getKey().getType(), entry.getValue()));
    }

    /** Whether a value may stand as it is, whatever the limits of ours: it never changes, and is no long text. */
    static boolean isPlain(Object value) {
        return value instanceof String text
                ? text.length() <= SHORT
                : value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    /** Likewise, and whether it is of the type that its key says. */
    static boolean isPlain(AttributeType type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String text && text.length() <= SHORT;
            case BOOLEAN -> value instanceof Boolean;
            case LONG -> value instanceof Long;
            case DOUBLE -> value instanceof Double;
            default -> false;
        };
    }

    private boolean isShort(AttributeType type, Object value) {
        return isPlain(type, value) && !(value instanceof String text && text.length() > limit);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a value of the type that this key has
    private void put(AttributesBuilder kept, Map.Entry<AttributeKey<?>, Object> entry) {
        kept.put((AttributeKey) entry.getKey(), value(entry.getKey().getType(), entry.getValue()));
    }
}
