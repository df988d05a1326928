package io.github.perfectlap;

import io.github.perfectlap.internal.EncodedText;

/** A place in a baggage header that moves on while the header is read. */
final class HeaderText {

    // A long holds any number of so many digits.
    private static final int MAX_DIGITS = 18;

    private final String whole;
    private int at;

    HeaderText(String whole) {
        this.whole = whole;
    }

    String whole() {
        return whole;
    }

    int at() {
        return at;
    }

    /** Goes on behind the expected text, or stays where that is not here. */
    boolean skip(String expected) {
        boolean isHere = whole.startsWith(expected, at);
        at += isHere ? expected.length() : 0;
        return isHere;
    }

    /** Goes on to the end of a percent-encoded text. */
    void skipWord() {
        while (at < whole.length() && (whole.charAt(at) == '%' || EncodedText.isUnreserved(whole.charAt(at)))) {
            at++;
        }
    }

    /** Reads a number; -1 where there is none. */
    long number() {
        int from = at;
        long number = 0;
        while (at < whole.length() && at - from < MAX_DIGITS && isDigit(whole.charAt(at))) {
            number = 10 * number + whole.charAt(at) - '0';
            at++;
        }
        return at == from ? -1 : number;
    }

    boolean isAtMemberEnd() {
        return at == whole.length() || whole.charAt(at) == ',';
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
