package io.github.perfectlap.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the durations that are written in annotations: {@code 2s}, {@code 250ms}, {@code 1m30s}, {@code PT2S}. */
public final class DurationText {

    // Nine digits each, so that no sum of them overflows.
    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    private DurationText() {}

    /**
     * The duration that a text means.
     *
     * @throws IllegalArgumentException if it is none, or not longer than zero
     */
    public static Duration parse(String text) {
        Duration duration = text.startsWith("P") ? iso(text) : parts(text);
        if (duration == null || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "a duration must be longer than zero, such as 2s, 250ms, 1m30s or PT2S, but was '" + text + "'");
        }
        return duration;
    }

    private static @Nullable Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Duration parts(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)))
                .plusMillis(number(parts.group(4)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
