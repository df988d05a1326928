package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes that Perfect Lap itself gives a span, read off its transaction when somebody asks for them. */
final class OwnAttributes {

    private static final Set<String> AT_START = Stream.of(
                    TransactionAttributes.NAME,
                    TransactionAttributes.HOP,
                    TransactionAttributes.QUEUE_WAIT,
                    TransactionAttributes.ORIGIN_RELEASE)
            .map(AttributeKey::getKey)
            .collect(Collectors.toUnmodifiableSet());

    private OwnAttributes() {}

    /** Whether a value of this name may overwrite one that is known when the span starts. */
    static boolean isKnownAtStart(String name) {
        return AT_START.contains(name);
    }

    /** What is known when it starts. */
    static void start(OwnSpan span, LimitedAttributes all, TextLimits texts) {
        all.put(TransactionAttributes.NAME, texts.text(span.lap().name()));
        Passport arrived = span.role() == Role.TRANSACTION ? span.lap().arrived() : null;
        if (arrived != null) {
            all.put(TransactionAttributes.HOP, (long) arrived.hop());
            all.put(TransactionAttributes.QUEUE_WAIT, span.lap().queueWait(arrived));
            if (!arrived.release().isEmpty()) {
                all.put(TransactionAttributes.ORIGIN_RELEASE, texts.text(arrived.release()));
            }
        }
    }

    /** What is known when it has ended; there is room for it whatever the limit. */
    static void end(OwnSpan span, LimitedAttributes all) {
        SpanDetails details = span.detailsOrNull();
        if (details == null || !details.isEndedFromOutside()) {
            describeEnd(span, all);
        }
    }

    private static void describeEnd(OwnSpan span, LimitedAttributes all) {
        Failure failure = failureOf(span);
        if (failure != null) {
            all.put(TransactionAttributes.ERROR_TYPE, failure.type(), true);
            if (failure.step() != null && span.role() == Role.TRANSACTION) {
                all.put(TransactionAttributes.ERROR_STEP, failure.step(), true);
            }
        }
        if (span.role() == Role.TRANSACTION) {
            all.put(TransactionAttributes.OUTCOME, span.lap().outcome().text(), true);
            if (span.lap().isFinished()) {
                all.put(TransactionAttributes.END_TO_END, span.lap().endToEnd(span.endNanos()), true);
            }
            Ending ending = span.lap().ending();
            if (ending != null) {
                all.put(ending.key(), true, true);
            }
            KeepAttributes.of(span.lap()).forEach((key, value) -> all.put(key, value, true));
        }
    }

    private static @Nullable Failure failureOf(OwnSpan span) {
        return span.role() == Role.TRANSACTION ? span.lap().failure() : span.stepFailure();
    }
}
