package io.github.perfectlap.report.otlp;

import static io.github.perfectlap.report.otlp.ProtoMessage.bytesTag;
import static io.github.perfectlap.report.otlp.ProtoMessage.fixed64Tag;
import static io.github.perfectlap.report.otlp.ProtoMessage.varintTag;

import com.google.protobuf.CodedInputStream;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads attribute values, which may hold each other. */
final class ValueReader {

    // Each level costs a few stack frames, here and in whoever prints the value.
    static final int DEEPEST = 32;

    private static final int KEY = bytesTag(1);
    private static final int VALUE = bytesTag(2);
    private static final int ELEMENT = bytesTag(1);

    private static final int STRING = bytesTag(1);
    private static final int BOOLEAN = varintTag(2);
    private static final int LONG = varintTag(3);
    private static final int DOUBLE = fixed64Tag(4);
    private static final int ARRAY = bytesTag(5);
    private static final int KEY_VALUE_LIST = bytesTag(6);
    private static final int BYTES = bytesTag(7);

    private ValueReader() {}

    /** OpenTelemetry's builder itself makes a long of a {@code Value} that holds one, and so on. */
    static void readAttribute(ProtoMessage message, AttributesBuilder attributes) throws IOException {
        KeyValue pair = keyValue(message, 0);
        attributes.put(pair.getKey(), pair.getValue());
    }

    private static KeyValue keyValue(ProtoMessage message, int depth) throws IOException {
        String[] key = {""};
        Value<?>[] value = {Value.empty()};
        message.read((tag, field) -> {
            if (tag == KEY) {
                key[0] = field.in().readString();
            } else if (tag == VALUE) {
                value[0] = value(field.message(), depth);
            } else {
                return false;
            }
            return true;
        });
        return KeyValue.of(key[0], value[0]);
    }

    private static Value<?> value(ProtoMessage message, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new OtlpFormatException("a value is nested more than " + DEEPEST + " levels deep");
        }
        Value<?>[] value = {Value.empty()};
        message.read((tag, field) -> {
            if (tag == ARRAY) {
                value[0] = array(field.message(), depth + 1);
            } else if (tag == KEY_VALUE_LIST) {
                value[0] = keyValues(field.message(), depth + 1);
            } else if (isScalar(tag)) {
                value[0] = scalar(tag, field.in());
            } else {
                return false;
            }
            return true;
        });
        return value[0];
    }

    private static boolean isScalar(int tag) {
        return tag == STRING || tag == BOOLEAN || tag == LONG || tag == DOUBLE || tag == BYTES;
    }

    private static Value<?> scalar(int tag, CodedInputStream in) throws IOException {
        if (tag == STRING) {
            return Value.of(in.readString());
        }
        if (tag == BOOLEAN) {
            return Value.of(in.readBool());
        }
        if (tag == LONG) {
            return Value.of(in.readInt64());
        }
        return tag == DOUBLE ? Value.of(in.readDouble()) : Value.of(in.readByteArray());
    }

    private static Value<?> array(ProtoMessage message, int depth) throws IOException {
        List<Value<?>> elements = new ArrayList<>();
        message.read((tag, field) -> tag == ELEMENT && elements.add(value(field.message(), depth)));
        return Value.of(elements);
    }

    private static Value<?> keyValues(ProtoMessage message, int depth) throws IOException {
        List<KeyValue> pairs = new ArrayList<>();
        message.read((tag, field) -> tag == ELEMENT && pairs.add(keyValue(field.message(), depth)));
        return Value.of(pairs.toArray(KeyValue[]::new));
    }
}
