package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.Attributes;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The golden signals of the transactions of one name, kept whether or not a span is sampled. Made once for a
 * name, by {@link Measures}. Thread-safe.
 */
abstract class Measure {

    private static final long LONGEST = TimeUnit.DAYS.toNanos(3650);

    private final Attributes attributes;
    private final Map<Verdict, Attributes> byVerdict = new EnumMap<>(Verdict.class);

    Measure(String name) {
        attributes = Attributes.of(TransactionAttributes.NAME, name);
        for (Verdict verdict : Verdict.values()) {
            byVerdict.put(
                    verdict, attributes.toBuilder().putAll(verdict.attributes()).build());
        }
    }

    /**
     * A transaction, or a part of one, has started in this process.
     *
     * @param reading of the clock, now
     */
    abstract void started(long reading);

    /**
     * What {@link #started} said has ended.
     *
     * @param isWhole whether all of the transaction was here, so that this is its time from end to end too
     * @param reading of the clock, now
     * @param span what it is recorded in, or null
     */
    abstract void ended(Verdict verdict, long nanos, boolean isWhole, long reading, @Nullable Recorded span);

    /**
     * A transaction has ended of which other parts ran elsewhere; the time is that from end to end.
     *
     * @param reading of the clock, now
     * @param span what its last part is recorded in, or null
     */
    abstract void finished(Verdict verdict, long nanos, long reading, @Nullable Recorded span);

    /**
     * What {@link #started} said has ended, in a group of services.
     *
     * @param nanos since the transaction entered the group
     * @param reading of the clock, now
     * @param span what it is recorded in, or null
     */
    abstract void endedInGroup(Verdict verdict, long nanos, long reading, @Nullable Recorded span);

    /** Where the steps of a name are counted; the same each time. */
    abstract MeasuredStep step(String name);

    /** What is counted in memory. */
    abstract CountedMeasure counted();

    /** A message waited between its sending and the start of the work on it. */
    abstract void waited(long nanos);

    /** The name. */
    final Attributes attributes() {
        return attributes;
    }

    /** The name, the outcome and the kind of error. */
    final Attributes attributes(Verdict verdict) {
        return requireNonNull(byVerdict.get(verdict));
    }

    /** The duration, or 0 for what only clocks that disagree can say: less than nothing, more than ten years. */
    static long plausible(long nanos) {
        return nanos < 0 || nanos > LONGEST ? 0 : nanos;
    }
}
