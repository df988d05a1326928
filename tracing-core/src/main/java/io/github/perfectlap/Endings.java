package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees to it that a transaction which came from elsewhere ends once in this process, however often it comes. */
final class Endings {

    private final Signals signals;
    private final Problems problems;
    private final Map<Ending, LongCounter> counters = new EnumMap<>(Ending.class);
    private volatile @Nullable FinishedTransactions finished;

    Endings(Meter meter, Signals signals, Problems problems) {
        this.signals = signals;
        this.problems = problems;
        counters.put(
                Ending.DUPLICATE,
                meter.counterBuilder("perfectlap.transaction.duplicates")
                        .setDescription("Ends that do not count, since the transaction had ended in this process")
                        .setUnit("{transaction}")
                        .build());
        counters.put(
                Ending.RECOVERED,
                meter.counterBuilder("perfectlap.transaction.recovered")
                        .setDescription("Transactions that ended well after their failure had been recorded")
                        .setUnit("{transaction}")
                        .build());
    }

    /**
     * Notes that a transaction ends which a passport brought.
     *
     * @return null where it had not ended before, as far as is known
     */
    @Nullable
    Ending end(Lap part, Passport arrived, Verdict verdict, long nanos) {
        return end(part.definition(), part.traceHigh(), part.traceLow(), arrived, verdict, nanos);
    }

    /** Ends all that came into a part with a transaction of its own. */
    void endAll(Lap part, Inputs inputs, Verdict verdict, long endNanos, long reading, @Nullable Recorded span) {
        inputs.forEach((high, low, arrived) -> {
            Ending ending = end(part.definition(), high, low, arrived, verdict, endNanos);
            Measure measure = ending == Ending.DUPLICATE ? null : signals.ofArrived(arrived.name());
            if (measure != null) {
                measure.finished(verdict, part.endToEndNanos(arrived, endNanos), reading, span);
            }
        });
    }

    private @Nullable Ending end(
            BusinessTransaction part, long high, long low, Passport arrived, Verdict verdict, long nanos) {
        try {
            Ending ending = finished().end(high, low, arrived.name(), isFinal(verdict), known(part, nanos));
            LongCounter counter = ending == null ? null : counters.get(ending);
            if (counter != null) {
                counter.add(1, Attributes.of(TransactionAttributes.NAME, part.name()));
            }
            return ending;
        } catch (Throwable fault) {
            problems.failed("Noting the end of a transaction", fault);
            return null;
        }
    }

    /** Where nothing is sampled and nothing measured, nobody has read the clock. */
    private static long known(BusinessTransaction part, long nanos) {
        if (nanos != 0) {
            return nanos;
        }
        long reading = part.clock().nanoTime();
        return reading + part.clock().offsetAt(reading);
    }

    /** Whoever failed by an exception, or was not completed, is likely to get the message again. */
    private static boolean isFinal(Verdict verdict) {
        return verdict != Verdict.EXPLICIT && verdict != Verdict.ABANDONED;
    }

    private FinishedTransactions finished() {
        FinishedTransactions known = finished;
        return known == null ? makeFinished() : known;
    }

    private synchronized FinishedTransactions makeFinished() {
        FinishedTransactions known = finished;
        if (known == null) {
            known = new FinishedTransactions();
            finished = known;
        }
        return known;
    }
}
