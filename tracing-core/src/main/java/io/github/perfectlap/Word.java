package io.github.perfectlap;

/**
 * A text of a passport, and how it is written in a header.
 *
 * @param encoded percent-encoded
 */
record Word(String text, String encoded) {

    static final Word NONE = new Word("", "");

    static Word of(String text) {
        return text.isEmpty() ? NONE : new Word(text, Passport.encoded(text));
    }

    /** A release, or a group of services, cut to what a passport has room for. */
    static Word release(String text) {
        return of(Passport.shortened(text));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
