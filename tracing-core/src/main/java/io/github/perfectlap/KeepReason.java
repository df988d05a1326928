package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import java.util.Locale;

/** Why a span was kept or dropped; each span that ended has one. */
enum KeepReason {
    /** Its trace is in the share, or whoever came before it said so by the sampled flag. */
    SAMPLED(true),
    /** A process before this one said so in the passport. */
    PASSPORT(true),
    FAILED(true),
    ABANDONED(true),
    DEGRADED(true),
    NEW_SHAPE(true),
    SLOW(true),
    /** None of the others. */
    ORDINARY(false),
    /** It was inside no transaction that ran or was just decided. */
    OUTSIDE(false),
    /** Its transaction had too many spans to hold all until the end. */
    TREE_FULL(false),
    /** All transactions together had. */
    BUFFER_FULL(false),
    /** Everything was closed before its transaction had ended. */
    CLOSED(false);

    private final boolean kept;
    private final String text = name().toLowerCase(Locale.ROOT);

    KeepReason(boolean kept) {
        this.kept = kept;
    }

    boolean isKept() {
        return kept;
    }

    String text() {
        return text;
    }

    /** What tells it from others in metrics. */
    Attributes attributes() {
        return Attributes.of(
                TransactionAttributes.KEEP_DECISION,
                kept ? "kept" : "dropped",
                TransactionAttributes.KEEP_REASON,
                text);
    }
}
