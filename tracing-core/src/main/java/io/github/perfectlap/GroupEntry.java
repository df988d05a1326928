package io.github.perfectlap;

import org.jspecify.annotations.Nullable;

/**
 * When a transaction entered the group of services that it is in.
 *
 * @param group its name; not empty
 * @param micros since 1970
 */
record GroupEntry(Word group, long micros) {

    private static final char SEPARATOR = '.';

    /** As the value of a passport's member. */
    String value() {
        return Long.toString(micros) + SEPARATOR + group.encoded();
    }

    /** What a decoded value of a passport's member says, or null where it says nothing. */
    static @Nullable GroupEntry from(@Nullable String value) {
        int separator = value == null ? -1 : value.indexOf(SEPARATOR);
        if (value == null || separator < 0) {
            return null;
        }
        long micros = Passport.number(value.substring(0, separator));
        return of(micros, Word.release(value.substring(separator + 1)));
    }

    /** The entry, or null where one of its parts says nothing. */
    static @Nullable GroupEntry of(long micros, Word group) {
        return micros < 0 || group.isEmpty() ? null : new GroupEntry(group, micros);
    }
}
