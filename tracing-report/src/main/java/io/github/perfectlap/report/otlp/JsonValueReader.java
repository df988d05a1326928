package io.github.perfectlap.report.otlp;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads attribute values in JSON, which may hold each other. */
final class JsonValueReader {

    private JsonValueReader() {}

    static Attributes attributes(JsonFields message) throws OtlpFormatException {
        AttributesBuilder attributes = Attributes.builder();
        for (KeyValue pair : keyValues(message, "attributes", 0)) {
            attributes.put(pair.getKey(), pair.getValue());
        }
        return attributes.build();
    }

    private static List<KeyValue> keyValues(JsonFields message, String name, int depth) throws OtlpFormatException {
        List<KeyValue> pairs = new ArrayList<>();
        for (JsonFields pair : message.messages(name)) {
            pairs.add(KeyValue.of(pair.text("key"), value(pair.message("value"), depth)));
        }
        return pairs;
    }

    private static Value<?> value(JsonFields value, int depth) throws OtlpFormatException {
        if (depth > ValueReader.DEEPEST) {
            throw new OtlpFormatException("a value is nested more than " + ValueReader.DEEPEST + " levels deep");
        }
        if (value.has("arrayValue")) {
            return array(value.message("arrayValue"), depth + 1);
        }
        if (value.has("kvlistValue")) {
            return Value.of(
                    keyValues(value.message("kvlistValue"), "values", depth + 1).toArray(KeyValue[]::new));
        }
        return scalar(value);
    }

    private static Value<?> array(JsonFields array, int depth) throws OtlpFormatException {
        List<Value<?>> elements = new ArrayList<>();
        for (JsonFields element : array.messages("values")) {
            elements.add(value(element, depth));
        }
        return Value.of(elements);
    }

    private static Value<?> scalar(JsonFields value) throws OtlpFormatException {
        if (value.has("stringValue")) {
            return Value.of(value.text("stringValue"));
        }
        if (value.has("boolValue")) {
            return Value.of(Boolean.TRUE.equals(value.get("boolValue")));
        }
        if (value.has("intValue")) {
            return Value.of(value.whole("intValue"));
        }
        if (value.has("doubleValue")) {
            return Value.of(value.decimal("doubleValue"));
        }
        return value.has("bytesValue") ? Value.of(bytes(value.text("bytesValue"))) : Value.empty();
    }

    private static byte[] bytes(String text) throws OtlpFormatException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException unreadable) {
            throw new OtlpFormatException("'bytesValue' should be base64", unreadable);
        }
    }
}
