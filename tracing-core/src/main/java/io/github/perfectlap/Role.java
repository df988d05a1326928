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
    /** Steps of woven methods, which see to it that they are closed. */
    METHOD(SpanKind.INTERNAL),
    SERVER_METHOD(SpanKind.SERVER),
    CLIENT_METHOD(SpanKind.CLIENT),
    PRODUCER_METHOD(SpanKind.PRODUCER),
    CONSUMER_METHOD(SpanKind.CONSUMER);

    /** All bits of a code. */
    static final int CODES = 15;

    /** How many bits that is. */
    static final int BITS = 4;

    private static final Role[] ALL = values();

    private final SpanKind kind;

    Role(SpanKind kind) {
        this.kind = kind;
    }

    /** That of a woven method that is a step. */
    static Role ofMethod(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> METHOD;
            case SERVER -> SERVER_METHOD;
            case CLIENT -> CLIENT_METHOD;
            case PRODUCER -> PRODUCER_METHOD;
            case CONSUMER -> CONSUMER_METHOD;
        };
    }

    /** What takes four bits in a span. */
    @SuppressWarnings("EnumOrdinal") // the number never leaves the process
    int code() {
        return ordinal();
    }

    /** Whether a code is that of a woven method. */
    static boolean isMethod(int code) {
        return code >= METHOD.code();
    }

    static Role of(int code) {
        return ALL[code];
    }

    SpanKind kind(Lap lap) {
        return this == TRANSACTION ? lap.kind() : kind;
    }
}
