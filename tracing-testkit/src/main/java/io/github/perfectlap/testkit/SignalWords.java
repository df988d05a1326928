package io.github.perfectlap.testkit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The facts about a transaction's golden signals. */
final class SignalWords {

    private static final Pattern COUNT = Pattern.compile("(.*) (\\d{1,9})");
    private static final Pattern WITHIN = Pattern.compile("(\\w+) within (.+)");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    private SignalWords() {}

    /** Null if the word is none. */
    static @Nullable Saying read(String word) {
        Matcher count = COUNT.matcher(word);
        if (count.matches()) {
            return count(count.group(1), Long.parseLong(count.group(2)));
        }
        Matcher within = WITHIN.matcher(word);
        return within.matches() ? within(within.group(1), within.group(2)) : null;
    }

    private static @Nullable Saying count(String what, long wanted) {
        for (Counted counted : Counted.values()) {
            if (counted.text().equals(what)) {
                return new Count(counted, wanted);
            }
        }
        return null;
    }

    private static @Nullable Saying within(String what, String limit) {
        if (what.equals(SaturationWithin.WORD)) {
            return DECIMAL.matcher(limit).matches() ? new SaturationWithin(Double.parseDouble(limit)) : null;
        }
        Duration time = DurationText.read(limit);
        for (Share share : Share.values()) {
            if (time != null && Words.of(share).equals(what)) {
                return new LatencyWithin(share, time);
            }
        }
        return null;
    }
}
