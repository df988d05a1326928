package io.github.perfectlap.testkit;

import io.github.perfectlap.report.StepShape.Fact;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The facts that are fixed words, with numbers at most. */
final class FactWords {

    static final String KNOWN = "known are failed, failed and a reason, degraded, abandoned, in order, together, one"
            + " after another, optional, within 200 ms, event and its name, -> and a step's"
            + " name, one of internal, server, client, producer and consumer, and of a transaction's signals started 3,"
            + " ended 3, in flight 0, errors 0, explicit errors 0, p99 within 200 ms and saturation within 0.8";

    private FactWords() {}

    /** Null if the word is none. */
    static @Nullable Saying read(String word) {
        Saying fixed = fixed(word);
        if (fixed != null) {
            return fixed;
        }
        if (word.startsWith(Within.WORD + " ")) {
            Duration limit = DurationText.read(word.substring(Within.WORD.length() + 1));
            return limit == null ? null : new Within(limit);
        }
        return SignalWords.read(word);
    }

    private static @Nullable Saying fixed(String word) {
        if (word.equals("degraded") || word.equals("abandoned")) {
            return new Ends(new Fact(word, ""));
        }
        if (word.equals(Times.OPTIONAL)) {
            return Times.AT_MOST_ONCE;
        }
        for (Arrangement arrangement : Arrangement.values()) {
            if (arrangement.text().equals(word)) {
                return arrangement;
            }
        }
        return Arrays.stream(SpanKind.values())
                .filter(kind -> Words.of(kind).equals(word))
                .map(IsOfKind::new)
                .findFirst()
                .orElse(null);
    }
}
