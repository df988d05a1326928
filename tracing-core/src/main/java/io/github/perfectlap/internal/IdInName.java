package io.github.perfectlap.internal;

/** Tells names that a program has made of a value, so that there are as many as values, from those that stand in its code. */
public final class IdInName {

    private static final int DIGITS = 6;
    private static final int HEX_DIGITS = 32;

    private IdInName() {}

    /** Whether there are six digits in a row, or as many hexadecimal ones as a UUID has. */
    public static boolean isIn(String name) {
        int digits = 0;
        int hexDigits = 0;
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean isDigit = next >= '0' && next <= '9';
            digits = isDigit ? digits + 1 : 0;
            if (isDigit || isHexLetter(next)) {
                hexDigits++;
            } else if (next != '-') {
                hexDigits = 0;
            }
            if (digits == DIGITS || hexDigits == HEX_DIGITS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHexLetter(char next) {
        return (next >= 'a' && next <= 'f') || (next >= 'A' && next <= 'F');
    }
}
