package io.github.perfectlap.report;

import java.util.Locale;

/** Writes words into a line so that they can be told from the line's own marks. */
final class Quoted {

    private static final String MARKS_OF_A_NAME = "[]{}>\"\\\u00d7";
    private static final String MARKS_OF_A_WORD = "[]{}\"\\,=";

    private Quoted() {}

    /**
     * A step's name, in quotes if a reader of the line could take a part of it for something else.
     */
    static String name(String name) {
        boolean plain = startsLikeAName(name) && !name.endsWith(":") && isPlain(name, MARKS_OF_A_NAME);
        return plain ? name : quoted(name);
    }

    /** A key, a value or a reason, which stands between commas. */
    static String word(String word) {
        return isPlain(word, MARKS_OF_A_WORD) ? word : quoted(word);
    }

    /** Without quotes, but with everything escaped that would move the cursor or hide text. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(point, out));
        return out.toString();
    }

    private static boolean startsLikeAName(String name) {
        return !name.isEmpty() && (Character.isLetterOrDigit(name.codePointAt(0)) || "/_".indexOf(name.charAt(0)) >= 0);
    }

    private static boolean isPlain(String text, String marks) {
        return !text.isEmpty()
                && text.strip().length() == text.length()
                && text.codePoints().noneMatch(point -> isHidden(point) || marks.indexOf(point) >= 0);
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + printable(escaped) + '"';
    }

    private static void append(int point, StringBuilder out) {
        switch (point) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> appendOther(point, out);
        }
    }

    private static void appendOther(int point, StringBuilder out) {
        if (!isHidden(point)) {
            out.appendCodePoint(point);
            return;
        }
        for (char unit : Character.toChars(point)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
