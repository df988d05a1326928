package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanKind;

/** What a recorded span is in its transaction. */
enum Role {
    /** The transaction, or the part of it that runs in this process. */
    TRANSACTION(SpanKind.INTERNAL),
    STEP(SpanKind.INTERNAL),
    /** A step of a sequence: the next one ends it. */
    NEXT(SpanKind.INTERNAL),
    /** A step that gives the transaction to another process. */
    HAND_OFF(SpanKind.PRODUCER),
    /** Steps of another kind than most. */
    SERVER_STEP(SpanKind.SERVER),
    CLIENT_STEP(SpanKind.CLIENT),
    PRODUCER_STEP(SpanKind.PRODUCER),
    CONSUMER_STEP(SpanKind.CONSUMER);

    /** All bits of a code. */
    static final int CODES = 7;

    /** How many bits that is. */
    static final int BITS = 3;

    private static final Role[] ALL = values();

    private final SpanKind kind;

    Role(SpanKind kind) {
        this.kind = kind;
    }

    /** That of a step. */
    static Role ofStep(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> STEP;
            case SERVER -> SERVER_STEP;
            case CLIENT -> CLIENT_STEP;
            case PRODUCER -> PRODUCER_STEP;
            case CONSUMER -> CONSUMER_STEP;
        };
    }

    /** What takes three bits in a span. */
    @SuppressWarnings("EnumOrdinal") // the number never leaves the process
    int code() {
        return ordinal();
    }

    static Role of(int code) {
        return ALL[code];
    }

    SpanKind kind(Lap lap) {
        return this == TRANSACTION ? lap.kind() : kind;
    }
}
