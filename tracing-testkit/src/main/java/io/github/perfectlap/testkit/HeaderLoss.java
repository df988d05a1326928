package io.github.perfectlap.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the headers sent was not received.
 *
 * @param passport whether a passport was sent, too
 * @param problem what the receiver said of the passport, or null
 */
record HeaderLoss(
        Headers sent,
        boolean passport,
        Headers received,
        @Nullable String problem) {

    /** Empty where all came. */
    String text() {
        List<String> parts = new ArrayList<>();
        if (!received.has(Headers.TRACEPARENT)) {
            parts.add(isRefused() ? "with a `traceparent` that is " + problem : "without header `traceparent`");
        } else if (isUnreadable()) {
            parts.add("with a `traceparent` that can't be read");
        }
        if (sent.has(Headers.TRACESTATE) && !received.has(Headers.TRACESTATE)) {
            parts.add("without header `tracestate`");
        }
        parts.addAll(baggage());
        return String.join(" and ", parts);
    }

    private List<String> baggage() {
        boolean isSent = passport || !sent.baggageKeys().isEmpty();
        if (isSent && !received.has(Headers.BAGGAGE)) {
            return List.of(isRefused() ? "with a `baggage` that is " + problem : "without header `baggage`");
        }
        List<String> parts = new ArrayList<>();
        if (passport && (!received.hasPassport() || isBroken())) {
            parts.add("with no readable passport in `baggage`");
        }
        List<String> lost = new ArrayList<>(sent.baggageKeys());
        lost.removeAll(received.baggageKeys());
        if (!lost.isEmpty()) {
            parts.add("without " + lost + " in `baggage`");
        }
        return parts;
    }

    /** Headers that a receiver doesn't trust look as if they weren't there. */
    private boolean isRefused() {
        return "duplicate".equals(problem) || "oversized".equals(problem);
    }

    private boolean isBroken() {
        return problem != null && !isUnreadable();
    }

    private boolean isUnreadable() {
        return !received.value(Headers.TRACEPARENT).matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }
}
