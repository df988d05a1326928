package io.github.perfectlap.testkit;

import static java.util.stream.Collectors.joining;

import io.opentelemetry.api.common.AttributeType;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An attribute's value as text, with the word for its type.
 *
 * @param type empty where any will do
 */
record TypedText(String type, String text) {

    private static final String STRING = word(AttributeType.STRING);
    private static final String TYPES = Arrays.stream(AttributeType.values())
            .map(TypedText::word)
            .map(Pattern::quote)
            .collect(joining("|"));
    private static final Pattern FORM = Pattern.compile("\\((" + TYPES + ")\\) (.*)", Pattern.DOTALL);
    private static final Pattern LOOKS_TYPED = Pattern.compile("[-+]?\\d.*|true|false|\\[.*|\\(.*", Pattern.DOTALL);

    /** Reads what an expectation has written. */
    static TypedText read(String written) {
        Matcher form = FORM.matcher(written);
        return form.matches() ? new TypedText(form.group(1), form.group(2)) : new TypedText("", written);
    }

    /**
     * What an expectation writes for a value of Java's.
     *
     * @throws IllegalArgumentException if an attribute can't have such a value
     */
    static String write(Object value) {
        TypedText typed = new TypedText(typeOf(value), String.valueOf(value));
        boolean isPlain =
                typed.type.equals(STRING) && !LOOKS_TYPED.matcher(typed.text).matches();
        return isPlain ? typed.text : typed.withType();
    }

    static String word(AttributeType type) {
        return Words.of(type).replace("_array", "[]");
    }

    boolean takes(TypedText actual) {
        return text.equals(actual.text) && (type.isEmpty() || type.equals(actual.type));
    }

    /** The value as it is told beside another: the type only where that is what differs. */
    String besides(TypedText other) {
        boolean hasOtherType = !type.isEmpty() && !other.type.isEmpty() && !type.equals(other.type);
        return hasOtherType ? withType() : text;
    }

    private String withType() {
        return "(" + type + ") " + text;
    }

    private static String typeOf(Object value) {
        if (value instanceof Collection<?> many) {
            return many.isEmpty()
                    ? word(AttributeType.STRING_ARRAY)
                    : typeOf(many.iterator().next()) + "[]";
        }
        if (value instanceof String || value instanceof Boolean) {
            return Words.of(value instanceof String ? AttributeType.STRING : AttributeType.BOOLEAN);
        }
        if (value instanceof Double || value instanceof Float) {
            return Words.of(AttributeType.DOUBLE);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short) {
            return Words.of(AttributeType.LONG);
        }
        throw new IllegalArgumentException("an attribute is a string, a boolean, a long, a double or a list of them,"
                + " but got " + value.getClass().getName());
    }
}
