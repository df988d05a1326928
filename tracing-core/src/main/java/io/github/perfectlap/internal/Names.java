package io.github.perfectlap.internal;

import static java.util.Objects.requireNonNull;

/** What names must be, in code as in annotations. */
public final class Names {

    /** The most bytes that a transaction's name has when it is percent-encoded. */
    public static final int MAX_BYTES = 72;

    private static final int MAX_CHARACTERS = 256;

    private Names() {}

    /** Whether a text can be a transaction's name: not blank, no control characters, not too long. */
    public static boolean isTransaction(String text) {
        return !text.isBlank() && EncodedText.isPrintable(text) && EncodedText.length(text) <= MAX_BYTES;
    }

    /**
     * Refuses what can't be a transaction's name.
     *
     * @throws IllegalArgumentException if the name is blank, too long or has control characters
     */
    public static void checkTransaction(String name) {
        if (!isTransaction(name)) {
            throw new IllegalArgumentException(
                    "a transaction's name must be a short constant such as 'checkout', at most "
                            + MAX_BYTES
                            + " bytes when percent-encoded and without control characters, but was '"
                            + name.replaceAll("\\p{Cntrl}", "?")
                            + "' ("
                            + EncodedText.length(name)
                            + " bytes)");
        }
    }

    /**
     * Refuses what can't be a step's name.
     *
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public static void checkStep(String name) {
        requireNonNull(name, "name of a step");
        if (name.isBlank() || name.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a step's name must be a short constant such as 'charge card', at most "
                    + MAX_CHARACTERS + " characters, but was '" + shortened(name) + "'");
        }
    }

    private static String shortened(String name) {
        if (name.length() <= MAX_CHARACTERS) {
            return name;
        }
        return name.substring(0, MAX_CHARACTERS) + "… (cut from " + name.length() + " characters)";
    }
}
