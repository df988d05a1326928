package io.github.perfectlap;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line by which one process tells another what has come of a hand-off; {@code docs/passport.md} is its specification. */
final class Receipt {

    private static final String VERSION = "lap1";
    private static final int LONGEST = 128;
    private static final Pattern LINE = Pattern.compile(VERSION + " (resumed|finished) ([0-9a-f]{32}) ([0-9]{1,18})");

    private Receipt() {}

    static String of(HandOffId id) {
        return VERSION + ' ' + id.kind().name().toLowerCase(Locale.ROOT) + ' ' + id.traceId() + ' ' + id.micros();
    }

    /** Which hand-off it is about, or null where the line is none of ours. */
    static @Nullable HandOffId read(@Nullable String line) {
        if (line == null || line.length() > LONGEST) {
            return null;
        }
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            return null;
        }
        return new HandOffId(
                Expectation.Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                Hex.high(parts.group(2)),
                Hex.low(parts.group(2)),
                Long.parseLong(parts.group(3)));
    }
}
