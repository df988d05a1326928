package io.github.perfectlap;

/** A header's bytes while they are written, from front to end. */
final class HeaderBytes {

    private static final int TEN = 10;

    private final byte[] bytes;
    private int at;

    /** A header of exactly this length. */
    HeaderBytes(int length) {
        this.bytes = new byte[length];
    }

    /** Writes a text of which it is known that it is ASCII. */
    @SuppressWarnings("deprecation") // It is right for ASCII, and no other way copies into bytes that are there.
    HeaderBytes text(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, at);
        at += ascii.length();
        return this;
    }

    /** Writes a number that is not negative. */
    HeaderBytes number(long number) {
        at += digits(number);
        long rest = number;
        int digit = at;
        do {
            digit--;
            bytes[digit] = (byte) ('0' + rest % TEN);
            rest /= TEN;
        } while (rest > 0);
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many digits a number has that is not negative. */
    static int digits(long number) {
        int digits = 1;
        for (long rest = number / TEN; rest > 0; rest /= TEN) {
            digits++;
        }
        return digits;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 128);
    }
}
