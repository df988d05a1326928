package io.github.perfectlap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a text becomes when it is percent-encoded for a header. */
public final class EncodedText {

    private EncodedText() {}

    /** Length of the text in a header: each byte outside {@code A-Z a-z 0-9 - . _ ~} takes three. */
    public static int length(String text) {
        int bytes = 0;
        for (byte unit : text.getBytes(UTF_8)) {
            bytes += isUnreserved(unit) ? 1 : 3;
        }
        return bytes;
    }

    /** Whether a byte is written as it is. */
    public static boolean isUnreserved(int unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || "-._~".indexOf(unit) >= 0;
    }

    /** Whether there is nothing in it that can't be shown. */
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(EncodedText::isUnprintable);
    }

    /** A control character, half a character, or what stands where a byte could not be read. */
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE
                || codePoint == 0xFFFD;
    }
}
