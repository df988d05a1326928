package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attribute's value as it is when it is set, since what an exporter reads later must neither change nor throw; and
 * as much of it as there is room for. Used once.
 */
final class ValueCopy {

    /** What an element of a list takes, in characters, besides its text. */
    private static final int ELEMENT = 8;

    private final int longest;
    private final int room;
    private int left;

    /**
     * For one value.
     *
     * @param longest characters of each text
     * @param room characters in all
     */
    ValueCopy(int longest, int room) {
        this.longest = longest;
        this.room = room;
        this.left = room;
    }

    /** How many characters the copy has. */
    int taken() {
        return room - left;
    }

    /** The copy, or null where the value is not what the type says, or can't be cut. */
    @Nullable
    Object of(AttributeType type, Object value) {
        return switch (type) {
            case STRING -> text(value.toString());
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case LONG -> value instanceof Number number ? Long.valueOf(number.longValue()) : null;
            case DOUBLE -> value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
            case STRING_ARRAY -> value instanceof List<?> texts ? texts(texts) : null;
            case BOOLEAN_ARRAY -> value instanceof List<?> list ? list(AttributeType.BOOLEAN, false, list) : null;
            case LONG_ARRAY -> value instanceof List<?> list ? list(AttributeType.LONG, 0L, list) : null;
            case DOUBLE_ARRAY -> value instanceof List<?> list ? list(AttributeType.DOUBLE, 0.0, list) : null;
            case VALUE -> value instanceof Value<?> any ? any(any) : null;
        };
    }

    private String text(String text) {
        String within = text.substring(0, Math.min(text.length(), longest));
        int kept = Math.min(within.length(), left);
        left -= kept;
        return kept == within.length() ? within : TextLimits.marked(within, kept, text.length());
    }

    private List<@Nullable String> texts(List<?> values) {
        List<@Nullable String> kept = new ArrayList<>();
        for (Object value : values) {
            if (!isRoomForOneMore()) {
                kept.add(TextLimits.marked("", 0, values.size(), "elements"));
                break;
            }
            kept.add(value == null ? null : text(value.toString()));
        }
        return kept;
    }

    /**
     * Whole or not at all: among numbers nothing could say that there were more. None is null, since OpenTelemetry's
     * exporters would lose their whole batch over it; its specification asks for nothing's own number instead.
     */
    private @Nullable List<Object> list(AttributeType type, Object nothing, List<?> values) {
        List<Object> kept = new ArrayList<>();
        for (Object value : values) {
            Object one = isRoomForOneMore() ? of(type, value == null ? nothing : value) : null;
            if (one == null) {
                return null;
            }
            kept.add(one);
        }
        return kept;
    }

    private Value<?> any(Value<?> value) {
        return switch (value.getType()) {
            case STRING -> Value.of(text((String) value.getValue()));
            case BOOLEAN -> Value.of((boolean) (Boolean) value.getValue());
            case LONG -> Value.of((long) (Long) value.getValue());
            case DOUBLE -> Value.of((double) (Double) value.getValue());
            case BYTES -> bytes((ByteBuffer) value.getValue());
            case ARRAY -> array((List<?>) value.getValue());
            case KEY_VALUE_LIST -> members((List<?>) value.getValue());
            case EMPTY -> Value.empty();
        };
    }

    private Value<?> bytes(ByteBuffer bytes) {
        byte[] kept = new byte[Math.min(bytes.remaining(), longest)];
        if (kept.length > left) {
            return Value.of(TextLimits.marked("", 0, bytes.remaining(), "bytes"));
        }
        bytes.get(kept);
        left -= kept.length;
        return Value.of(kept);
    }

    private Value<?> array(List<?> values) {
        List<Value<?>> kept = new ArrayList<>();
        for (Object value : values) {
            if (!isRoomForOneMore()) {
                kept.add(Value.of(TextLimits.marked("", 0, values.size(), "elements")));
                break;
            }
            kept.add(any((Value<?>) value));
        }
        return Value.of(kept);
    }

    private Value<?> members(List<?> values) {
        List<KeyValue> kept = new ArrayList<>();
        for (Object value : values) {
            if (!isRoomForOneMore()) {
                kept.add(KeyValue.of("…", Value.of(TextLimits.marked("", 0, values.size(), "members"))));
                break;
            }
            KeyValue member = (KeyValue) value;
            String key = TextLimits.name(member.getKey());
            left -= Math.min(left, key.length());
            kept.add(KeyValue.of(key, any(member.getValue())));
        }
        return Value.of(kept.toArray(new KeyValue[0]));
    }

    private boolean isRoomForOneMore() {
        left -= Math.min(left, ELEMENT);
        return left > 0;
    }
}
