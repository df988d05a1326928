package io.github.perfectlap;

import io.github.perfectlap.Fault.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Where code of somebody else runs inside ours, or inside the SDK on our behalf. */
enum Place {
    NONE,

    SAMPLER,
    TRACE_ID,
    SPAN_ID,

    PROCESSOR_START,
    PROCESSOR_END,
    PROCESSOR_SHUTDOWN,
    PROCESSOR_FLUSH,
    SIMPLE_EXPORT,
    SIMPLE_SHUTDOWN,
    BATCH_EXPORT,
    BATCH_SHUTDOWN,

    METRIC_EXPORT,
    METRIC_EXPORTER_SHUTDOWN,
    METRIC_READER_SHUTDOWN,
    METRIC_VIEW,
    SATURATION,

    PROPAGATOR_INJECT,
    PROPAGATOR_EXTRACT,
    PROPAGATOR_FIELDS,
    SETTER,
    GETTER_GET,
    GETTER_GET_ALL,
    GETTER_KEYS,

    RULE,
    RULE_REASON,
    RESULT_RULE,
    RESULT_RULE_REASON,
    STAGE,
    ATTRIBUTE_LIST,
    ATTRIBUTE_TEXT,
    EXCEPTION_MESSAGE,
    EXCEPTION_CAUSE,
    EXCEPTION_STACK,
    EXCEPTION_EQUALS,
    EXCEPTION_HASH,
    EXCEPTION_TEXT,

    ABANDONED_LISTENER,
    RECEIPT_CHANNEL,

    LOG_HANDLER,
    CLOCK_NOW,
    CLOCK_NANO_TIME;

    /** Here nothing is answered, or a null is as good: no such header, no message, no cause, no text. */
    private static final Set<Place> NO_WRONG_NULL = EnumSet.of(
            PROCESSOR_START,
            PROCESSOR_END,
            METRIC_VIEW,
            PROPAGATOR_INJECT,
            SETTER,
            GETTER_GET,
            RULE,
            RESULT_RULE,
            STAGE,
            ATTRIBUTE_LIST,
            ATTRIBUTE_TEXT,
            EXCEPTION_MESSAGE,
            EXCEPTION_CAUSE,
            EXCEPTION_EQUALS,
            EXCEPTION_HASH,
            EXCEPTION_TEXT,
            ABANDONED_LISTENER,
            RECEIPT_CHANNEL,
            LOG_HANDLER,
            CLOCK_NOW,
            CLOCK_NANO_TIME);

    /** Reached off the caller's path: here a block must not be felt either. */
    static final Set<Place> OFF_THE_PATH = EnumSet.of(
            PROCESSOR_SHUTDOWN,
            SIMPLE_SHUTDOWN,
            BATCH_EXPORT,
            BATCH_SHUTDOWN,
            METRIC_EXPORT,
            METRIC_EXPORTER_SHUTDOWN,
            METRIC_READER_SHUTDOWN,
            ABANDONED_LISTENER,
            RECEIPT_CHANNEL);

    /** Reached when an SDK is shut down. A joined one is shut down by the application, not by us. */
    private static final Set<Place> AT_SHUTDOWN = EnumSet.of(
            PROCESSOR_SHUTDOWN, SIMPLE_SHUTDOWN, BATCH_SHUTDOWN, METRIC_EXPORTER_SHUTDOWN, METRIC_READER_SHUTDOWN);

    /** No place, and one that only somebody reaches who flushes the SDK. */
    private static final Set<Place> NOWHERE = EnumSet.of(NONE, PROCESSOR_FLUSH);

    /** Our own cells know no views. */
    private static final Set<Place> ONLY_IN_JOINED = EnumSet.of(METRIC_VIEW);

    /** What a value or an exception of the application's is never asked for can't go wrong. */
    private static final Set<Place> NEED_NOT_BE_MET = EnumSet.of(
            ATTRIBUTE_LIST, ATTRIBUTE_TEXT, EXCEPTION_MESSAGE, EXCEPTION_EQUALS, EXCEPTION_HASH, EXCEPTION_TEXT);

    /** Without these there is no span that a sibling could see. */
    private static final Set<Place> BEFORE_ANY_SPAN = EnumSet.of(SAMPLER, TRACE_ID, SPAN_ID);

    /** In a joined SDK its own processors stand beside each other, and its own code decides what one does to another. */
    private static final Set<Place> BESIDE_SIBLINGS_IN_THE_SDK =
            EnumSet.of(PROCESSOR_START, PROCESSOR_END, SIMPLE_EXPORT);

    /** Where the carrier itself fails, nobody can hand a trace over. */
    private static final Set<Place> IN_HEADERS = EnumSet.of(SETTER, GETTER_GET, GETTER_GET_ALL, GETTER_KEYS);

    /** What can go wrong here, a block left out. */
    Set<Kind> faults() {
        return EnumSet.range(Kind.EXCEPTION, NO_WRONG_NULL.contains(this) ? Kind.STACK_OVERFLOW : Kind.NULL);
    }

    /** Whether an application gets there that only uses {@link Tracing}. */
    boolean isIn(Mode mode) {
        Set<Place> others = mode == Mode.OWN ? ONLY_IN_JOINED : AT_SHUTDOWN;
        return !NOWHERE.contains(this) && !others.contains(this);
    }

    boolean mustBeMet() {
        return this != NONE && !NEED_NOT_BE_MET.contains(this);
    }

    /** Whether our code can see to it that every other processor sees every span. */
    boolean keepsSiblings(Mode mode) {
        return !BEFORE_ANY_SPAN.contains(this) && (mode == Mode.OWN || !BESIDE_SIBLINGS_IN_THE_SDK.contains(this));
    }

    /** Whether our code can see to it that the trace goes on in the next process. */
    boolean keepsTrace(Mode mode) {
        return mode == Mode.OWN && keepsSiblings(mode) && !IN_HEADERS.contains(this);
    }

    /** Whether the SDK keeps a fault to itself, so that our code never hears of it. */
    boolean isSwallowedBySdk(Mode mode, Kind kind) {
        return switch (this) {
            case TRACE_ID, SPAN_ID -> kind == Kind.NULL;
            case SIMPLE_EXPORT -> true;
            case BATCH_EXPORT, METRIC_EXPORT -> mode == Mode.JOINED;
            default -> false;
        };
    }
}
