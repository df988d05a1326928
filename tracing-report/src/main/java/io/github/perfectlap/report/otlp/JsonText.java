package io.github.perfectlap.report.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into maps, lists, strings, booleans, {@link Numeral}s and null; used once. */
final class JsonText {

    // A value nested 32 levels deep, the most that is read, takes four levels of JSON for each.
    private static final int DEEPEST = 200;

    /** A number as it is written: how it is read depends on what it is for. */
    record Numeral(String text) {}

    private final String text;
    private final Budget budget = new Budget();
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    static @Nullable Object read(byte[] bytes) throws OtlpFormatException {
        JsonText json = new JsonText(decoded(bytes));
        Object value = json.value();
        if (json.peek() != 0) {
            throw json.unexpected("the end");
        }
        return value;
    }

    private static String decoded(byte[] bytes) throws OtlpFormatException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException unreadable) {
            throw new OtlpFormatException("not JSON: it is not UTF-8", unreadable);
        }
    }

    private @Nullable Object value() throws OtlpFormatException {
        budget.spend();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, @Nullable Object> object() throws OtlpFormatException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        open('{');
        for (boolean more = peek() != '}'; more; more = taken(',')) {
            if (peek() != '"') {
                throw unexpected("a name in quotes");
            }
            String name = string();
            take(':');
            members.put(name, value());
        }
        close('}');
        return members;
    }

    private List<@Nullable Object> array() throws OtlpFormatException {
        List<@Nullable Object> elements = new ArrayList<>();
        open('[');
        for (boolean more = peek() != ']'; more; more = taken(',')) {
            elements.add(value());
        }
        close(']');
        return elements;
    }

    private void open(char bracket) throws OtlpFormatException {
        take(bracket);
        if (++depth > DEEPEST) {
            throw new OtlpFormatException("JSON is nested more than " + DEEPEST + " levels deep");
        }
    }

    private void close(char bracket) throws OtlpFormatException {
        take(bracket);
        depth--;
    }

    private String string() throws OtlpFormatException {
        StringBuilder read = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            read.append(character());
        }
        if (at == text.length()) {
            throw unexpected("a quote");
        }
        at++;
        return read.toString();
    }

    private char character() throws OtlpFormatException {
        char read = text.charAt(at++);
        return read == '\\' ? escaped() : read;
    }

    private char escaped() throws OtlpFormatException {
        char code = at < text.length() ? text.charAt(at++) : 0;
        return switch (code) {
            case '"', '\\', '/' -> code;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected("an escape of JSON");
        };
    }

    private char unicode() throws OtlpFormatException {
        int end = at + 4;
        if (end > text.length() || !text.substring(at, end).chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw unexpected("four hexadecimal digits");
        }
        char read = (char) Integer.parseInt(text.substring(at, end), 16);
        at = end;
        return read;
    }

    private @Nullable Object word() throws OtlpFormatException {
        int start = at;
        while (at < text.length() && isPartOfWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "" -> throw unexpected("a value");
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> numeral(word);
        };
    }

    private Numeral numeral(String word) throws OtlpFormatException {
        if (!word.matches("-?\\d++(\\.\\d++)?([eE][+-]?\\d++)?")) {
            throw unexpected("a value instead of '" + word.substring(0, Math.min(20, word.length())) + "'");
        }
        return new Numeral(word);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }

    /** The next character that is no blank, or 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean taken(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void take(char wanted) throws OtlpFormatException {
        if (!taken(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    private OtlpFormatException unexpected(String wanted) {
        return new OtlpFormatException("not JSON: at character " + at + " there should be " + wanted);
    }
}
