package io.github.perfectlap.testkit;

/** Keeps a line readable, whatever a name or value holds. */
final class Clipped {

    private Clipped() {}

    static String to(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}
