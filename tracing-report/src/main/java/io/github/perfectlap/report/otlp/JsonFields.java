package io.github.perfectlap.report.otlp;

import io.github.perfectlap.report.otlp.JsonText.Numeral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one message in JSON; a field that is not there has protobuf's default. */
record JsonFields(Map<?, ?> fields) {

    static JsonFields of(@Nullable Object value) throws OtlpFormatException {
        if (value instanceof Map<?, ?> fields) {
            return new JsonFields(fields);
        }
        throw new OtlpFormatException("there should be an object of JSON, but was " + described(value));
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    @Nullable
    Object get(String name) {
        return fields.get(name);
    }

    JsonFields message(String name) throws OtlpFormatException {
        return has(name) ? of(get(name)) : new JsonFields(Map.of());
    }

    List<JsonFields> messages(String name) throws OtlpFormatException {
        List<JsonFields> messages = new ArrayList<>();
        for (Object element : elements(name)) {
            messages.add(of(element));
        }
        return messages;
    }

    private List<?> elements(String name) throws OtlpFormatException {
        Object value = get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> elements) {
            return elements;
        }
        throw wrong(name, "a list", value);
    }

    String text(String name) throws OtlpFormatException {
        Object value = get(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text", value);
    }

    int number(String name) throws OtlpFormatException {
        return (int) whole(name);
    }

    /** A number of 64 bits, which JSON writes as a text. */
    long whole(String name) throws OtlpFormatException {
        String digits = digits(name);
        try {
            return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException unreadable) {
            throw wrong(name, "a whole number", digits);
        }
    }

    double decimal(String name) throws OtlpFormatException {
        String digits = digits(name);
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException unreadable) {
            throw wrong(name, "a number", digits);
        }
    }

    private String digits(String name) throws OtlpFormatException {
        Object value = get(name);
        if (value == null) {
            return "0";
        }
        if (value instanceof Numeral numeral) {
            return numeral.text();
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a number", value);
    }

    private static OtlpFormatException wrong(String name, String wanted, Object value) {
        return new OtlpFormatException("'" + name + "' should be " + wanted + ", but was " + described(value));
    }

    private static String described(@Nullable Object value) {
        String text = value instanceof Numeral numeral ? numeral.text() : String.valueOf(value);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
