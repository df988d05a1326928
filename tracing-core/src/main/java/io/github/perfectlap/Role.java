package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanKind;

/** What a recorded span is in its transaction. */
enum Role {
    /** The transaction, or the part of it that runs in this process. */
    TRANSACTION(0),
    STEP(1),
    /** A step of a sequence: the next one ends it. */
    NEXT(2),
    /** A step that gives the transaction to another process. */
    HAND_OFF(3);

    /** All bits of a code. */
    static final int CODES = 3;

    private final int code;

    Role(int code) {
        this.code = code;
    }

    /** What takes two bits in a span. */
    int code() {
        return code;
    }

    static Role of(int code) {
        return switch (code) {
            case 0 -> TRANSACTION;
            case 1 -> STEP;
            case 2 -> NEXT;
            default -> HAND_OFF;
        };
    }

    SpanKind kind(Lap lap) {
        return switch (this) {
            case TRANSACTION -> lap.kind();
            case HAND_OFF -> SpanKind.PRODUCER;
            case STEP, NEXT -> SpanKind.INTERNAL;
        };
    }
}
