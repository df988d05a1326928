package io.github.perfectlap.exporter;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.OptionalLong;

/** Reads the Retry-After header, a number of seconds or a date. */
final class RetryAfter {

    /** Nanoseconds from now on, at least 0; empty when the value is neither form. */
    static OptionalLong nanos(String value, Instant now) {
        String trimmed = value.trim();
        try {
            long seconds = Long.parseLong(trimmed);
            return seconds < 0 ? OptionalLong.empty() : OptionalLong.of(SECONDS.toNanos(seconds));
        } catch (NumberFormatException notSeconds) {
            return untilDate(trimmed, now);
        }
    }

    private static OptionalLong untilDate(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value, RFC_1123_DATE_TIME).toInstant();
            return OptionalLong.of(Math.max(0, MILLISECONDS.toNanos(date.toEpochMilli() - now.toEpochMilli())));
        } catch (DateTimeException | ArithmeticException notDate) {
            return OptionalLong.empty();
        }
    }

    private RetryAfter() {}
}
