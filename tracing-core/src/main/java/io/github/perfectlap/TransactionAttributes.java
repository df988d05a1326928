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

    /** Why a message could not be joined to the transaction that sent it: {@code missing}. */
    public static final AttributeKey<String> PASSPORT_PROBLEM = AttributeKey.stringKey("perfectlap.passport.problem");

    /** Kind of failure, as in OpenTelemetry's semantic conventions: a class name or a reason. */
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private TransactionAttributes() {}
}
