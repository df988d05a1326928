package io.github.perfectlap.report;

import io.github.perfectlap.Outcome;
import io.github.perfectlap.TransactionAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a span's attributes and status say about its transaction. */
final class SpanFacts {

    private static final double NANOS_PER_SECOND = 1e9;

    private SpanFacts() {}

    static @Nullable Outcome outcome(TracedSpan span) {
        String text = span.attributes().get(TransactionAttributes.OUTCOME);
        for (Outcome outcome : Outcome.values()) {
            if (outcome.text().equals(text)) {
                return outcome;
            }
        }
        return null;
    }

    /** A transaction's span says itself whether it failed; any other one by its status. */
    static boolean failed(TracedSpan span) {
        Outcome outcome = outcome(span);
        return outcome == null ? span.status() == StatusCode.ERROR : outcome == Outcome.FAILED;
    }

    /** Why the span failed, as short as it was said; empty where nothing was. */
    static String reason(TracedSpan span) {
        String type = span.attributes().get(TransactionAttributes.ERROR_TYPE);
        return type == null ? span.statusDescription() : type;
    }

    static @Nullable Duration seconds(TracedSpan span, AttributeKey<Double> key) {
        Double seconds = span.attributes().get(key);
        return seconds == null || seconds.isNaN()
                ? null
                : Duration.ofNanos(Math.round(Math.max(0, seconds) * NANOS_PER_SECOND));
    }

    static boolean belongsToTransaction(TracedSpan span) {
        return span.attributes().get(TransactionAttributes.NAME) != null
                || span.attributes().get(TransactionAttributes.OUTCOME) != null;
    }
}
