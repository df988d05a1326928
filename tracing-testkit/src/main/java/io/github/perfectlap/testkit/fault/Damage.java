package io.github.perfectlap.testkit.fault;

import java.util.regex.Pattern;

/** Makes another value of a header's. */
final class Damage {

    private static final Pattern SENT = Pattern.compile("(lap\\.sent=)(\\d{1,18})");

    private Damage() {}

    /** The first half, and then characters that stand in no trace's header. */
    static String half(String value) {
        int half = value.length() / 2;
        return value.substring(0, half) + "?".repeat(value.length() - half);
    }

    /** The same passport by another clock. */
    static String later(String baggage, long micros) {
        return SENT.matcher(baggage).replaceAll(time -> time.group(1) + (Long.parseLong(time.group(2)) + micros));
    }

    /** One that can be read as well, and says something else. */
    static String other(String value) {
        StringBuilder other = new StringBuilder(value);
        for (int index = value.length() - 4; index >= 0; index--) {
            char digit = value.charAt(index);
            if (digit >= '0' && digit <= '9') {
                other.setCharAt(index, digit == '9' ? '8' : (char) (digit + 1));
                return other.toString();
            }
        }
        return value + "?";
    }
}
