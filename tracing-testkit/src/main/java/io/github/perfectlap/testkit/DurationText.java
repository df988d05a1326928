package io.github.perfectlap.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes and reads a duration: a whole number and ns, us, ms or s. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ?(ns|us|ms|s)");
    private static final Map<String, Long> NANOS =
            Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);

    private DurationText() {}

    /** In the largest unit that leaves nothing over. */
    static String of(Duration duration) {
        for (String unit : new String[] {"s", "ms", "us"}) {
            if (duration.toNanos() % nanos(unit) == 0) {
                return duration.toNanos() / nanos(unit) + " " + unit;
            }
        }
        return duration.toNanos() + " ns";
    }

    /** In a unit that leaves at least two digits, without the rest. */
    static String rounded(Duration duration) {
        for (String unit : new String[] {"ms", "us"}) {
            if (duration.toNanos() >= 10 * nanos(unit)) {
                return duration.toNanos() / nanos(unit) + " " + unit;
            }
        }
        return duration.toNanos() + " ns";
    }

    /** Null if the text is no duration. */
    static @Nullable Duration read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Duration.ofNanos(Long.parseLong(form.group(1)) * nanos(form.group(2))) : null;
    }

    private static long nanos(String unit) {
        return NANOS.getOrDefault(unit, 1L);
    }
}
