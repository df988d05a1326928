package io.github.perfectlap;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Keys of the attributes that Perfect Lap itself puts on spans; every other attribute is the
 * user's.
 */
public final class TransactionAttributes {

    /** Name of the business transaction, on every span of it: {@code checkout}. */
    public static final AttributeKey<String> NAME = AttributeKey.stringKey("perfectlap.transaction.name");

    /** How the part of the transaction in this process ended, in lower case; see {@link Outcome}. */
    public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("perfectlap.transaction.outcome");

    /** How it failed, where it did: {@code explicit}, {@code implicit} or {@code policy}; on metrics. */
    public static final AttributeKey<String> ERROR_KIND = AttributeKey.stringKey("perfectlap.error.kind");

    /** Step that failed the transaction by breaking a limit declared for it; on the transaction's span. */
    public static final AttributeKey<String> ERROR_STEP = AttributeKey.stringKey("perfectlap.error.step");
    /** Name of a step whose time was declared to be measured; on metrics. */
    public static final AttributeKey<String> STEP_NAME = AttributeKey.stringKey("perfectlap.step.name");

    /** Whether that step failed; on metrics. */
    public static final AttributeKey<Boolean> STEP_FAILED = AttributeKey.booleanKey("perfectlap.step.failed");

    /** Number of processes the transaction had gone through before this one; 0 where it started. */
    public static final AttributeKey<Long> HOP = AttributeKey.longKey("perfectlap.transaction.hop");

    /** Release ({@code service.version}) of the process in which the transaction started. */
    public static final AttributeKey<String> ORIGIN_RELEASE =
            AttributeKey.stringKey("perfectlap.transaction.origin_release");

    /** Seconds between the sending of the message and the start of the work on it. */
    public static final AttributeKey<Double> QUEUE_WAIT = AttributeKey.doubleKey("perfectlap.queue.wait");

    /** Seconds from the start of the transaction, wherever that was, to its end; on the last span. */
    public static final AttributeKey<Double> END_TO_END = AttributeKey.doubleKey("perfectlap.transaction.end_to_end");

    /** On a part that ends a transaction which had ended in this process before, since the message came again. */
    public static final AttributeKey<Boolean> DUPLICATE = AttributeKey.booleanKey("perfectlap.transaction.duplicate");

    /** On a part that ends a transaction well after its failure had been recorded as its end. */
    public static final AttributeKey<Boolean> RECOVERED = AttributeKey.booleanKey("perfectlap.transaction.recovered");

    /**
     * Seconds by which the sender's clock is ahead, at least; less than nothing where it is behind. Only where times
     * in the passport contradict each other, or where it is suspected.
     */
    public static final AttributeKey<Double> CLOCK_SKEW = AttributeKey.doubleKey("perfectlap.clock_skew");

    /** Whether a clock skew only seems likely, since messages have waited suspiciously long and equally long. */
    public static final AttributeKey<Boolean> CLOCK_SKEW_SUSPECTED =
            AttributeKey.booleanKey("perfectlap.clock_skew.suspected");

    /** Why a message could not be joined to the transaction that sent it: {@code missing}. */
    public static final AttributeKey<String> PASSPORT_PROBLEM = AttributeKey.stringKey("perfectlap.passport.problem");

    /**
     * Which steps the part of the transaction in this process had, as a fingerprint of 16 hexadecimal digits: the same
     * for the same paths of step names, however often and in whatever order; where {@link TracingBuilder#keep} or
     * {@link TracingBuilder#withShapes} asks for it.
     */
    public static final AttributeKey<String> SHAPE = AttributeKey.stringKey("perfectlap.transaction.shape");

    /**
     * Why a transaction was kept that is not in the {@linkplain Keep#share share}: {@code passport}, {@code failed},
     * {@code abandoned}, {@code degraded}, {@code new_shape} or {@code slow}. On metrics also why a span was dropped.
     */
    public static final AttributeKey<String> KEEP_REASON = AttributeKey.stringKey("perfectlap.keep.reason");

    /** Whether spans were {@code kept} or {@code dropped}; on metrics. */
    public static final AttributeKey<String> KEEP_DECISION = AttributeKey.stringKey("perfectlap.keep.decision");

    /** How many spans of a kept transaction were dropped, since there were too many to hold until its end. */
    public static final AttributeKey<Long> KEEP_MISSING = AttributeKey.longKey("perfectlap.keep.missing_spans");

    /** Name of a hand-off that is declared to come back; on metrics. */
    public static final AttributeKey<String> HAND_OFF_STEP = AttributeKey.stringKey("perfectlap.handoff.step");

    /** What carries it, such as a topic, where that is declared; on metrics. */
    public static final AttributeKey<String> HAND_OFF_CARRIER = AttributeKey.stringKey("perfectlap.handoff.carrier");

    /**
     * What became of a receipt, on metrics: {@code expected}, {@code unknown} or {@code malformed} when it came,
     * {@code full}, {@code failed} or {@code closed} where it was lost.
     */
    public static final AttributeKey<String> RECEIPT_RESULT = AttributeKey.stringKey("perfectlap.receipt.result");

    /**
     * Kind of failure, as in OpenTelemetry's semantic conventions: a class name, a reason, or for limits {@code
     * too_slow} and {@code too_many_steps}.
     */
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private TransactionAttributes() {}
}
