package io.github.perfectlap;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The golden signals of the business transactions of one name in this process, as they were when they were read.
 * Everything is counted, whatever the sampler keeps. Immutable.
 *
 * <p>Totals are since the transaction was defined. All else is of the last minute: of {@link #window}, which is sixty to
 * sixty-five seconds, or less where the transaction was defined later than that.
 */
public final class TransactionSignals {

    private static final long ENOUGH_TO_FORECAST = 10;

    private final Figures figures;

    TransactionSignals(Figures figures) {
        this.figures = figures;
    }

    /** The name of the transaction. */
    public String name() {
        return figures.name();
    }

    /** The time that rates, latencies and shares are of. */
    public Duration window() {
        return Duration.ofNanos(figures.windowNanos());
    }

    /** How many have started in this process, in total. */
    public long started() {
        return figures.started();
    }

    /** How many have ended in this process, in total. */
    public long ended() {
        return figures.ended();
    }

    /** How many started, in a second. */
    public double startedPerSecond() {
        return perSecond(figures.startedInWindow());
    }

    /** How many ended, in a second. */
    public double endedPerSecond() {
        return perSecond(endedInWindow());
    }

    /** How many run now. */
    public long inFlight() {
        return figures.inFlight();
    }

    /** How long the part of a transaction took that ran in this process. */
    public Latency inProcess() {
        return Latency.of(sum(figures.inProcess()));
    }

    /**
     * How long it took from when the transaction entered the group of services that this process belongs to until the
     * part in this process ended. All zeros where the group has no name; see {@link TracingBuilder#group}.
     */
    public Latency inGroup() {
        return Latency.of(sum(figures.inGroup()));
    }

    /** How long a transaction took that ended in this process, from its start, wherever that was. */
    public Latency endToEnd() {
        return Latency.of(sum(figures.endToEnd()));
    }

    /** How many ended with an outcome. */
    public long count(Outcome outcome) {
        return count(verdict -> verdict.outcome() == outcome);
    }

    /** The share of those with an outcome among all that ended, 0 to 1; 0 where none has ended. */
    public double share(Outcome outcome) {
        return Shares.of(count(outcome), endedInWindow());
    }

    /** How many failed by errors of a kind. */
    public long errors(ErrorKind kind) {
        return count(verdict -> verdict.errorKind() == kind);
    }

    /** The share of those that failed, 0 to 1; 0 where none has ended. */
    public double errorShare() {
        return share(Outcome.FAILED);
    }

    /** The share of those that failed by errors of a kind, 0 to 1; 0 where none has ended. */
    public double errorShare(ErrorKind kind) {
        return Shares.of(errors(kind), endedInWindow());
    }

    /**
     * How full what serves the transactions is now: 1 is full, more is a queue. Empty where neither a {@link
     * BusinessTransaction#capacity capacity} nor a saturation was declared.
     */
    public OptionalDouble saturation() {
        return known(figures.saturation());
    }

    /** The part of the capacity that was busy on average, 0 to 1. Empty where it can't be known. */
    public OptionalDouble utilisation() {
        return known(figures.utilisation());
    }

    /**
     * Forecast of how many a second will end once no more can: what ends now, divided by the part of the capacity that
     * it keeps busy. Empty where the capacity is not known, and where fewer than ten ended.
     */
    public OptionalDouble throughputLimit() {
        long served = count(verdict -> verdict != Verdict.ABANDONED);
        boolean isKnown = served >= ENOUGH_TO_FORECAST && figures.utilisation() > 0;
        return isKnown ? OptionalDouble.of(perSecond(served) / figures.utilisation()) : OptionalDouble.empty();
    }

    /** The steps that were {@link BusinessTransaction#measuresSteps declared} to be measured, by name. */
    public List<StepSignals> steps() {
        return figures.steps();
    }

    /**
     * One of the steps that were declared to be measured.
     *
     * @throws IllegalArgumentException if it was not declared
     */
    public StepSignals step(String step) {
        return figures.steps().stream()
                .filter(known -> known.name().equals(step))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("steps of '" + name() + "' that are measured are "
                        + figures.steps().stream().map(StepSignals::name).toList() + ", but asked for was '" + step
                        + "'; declare it with measuresSteps"));
    }

    private long endedInWindow() {
        return count(verdict -> true);
    }

    private long count(Predicate<Verdict> wanted) {
        return Arrays.stream(Verdict.values())
                .filter(wanted)
                .mapToLong(verdict -> figures.inProcess().get(verdict.row).count())
                .sum();
    }

    private double perSecond(long count) {
        return figures.windowNanos() == 0 ? 0 : count * Buckets.NANOS_PER_SECOND / figures.windowNanos();
    }

    private static Durations sum(List<Durations> rows) {
        return rows.stream().reduce(Durations.NONE, Durations::plus);
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** One line for the transaction, and one for each step. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(SignalsText.of(this)), steps().stream().map(step -> "  " + step))
                .reduce((lines, line) -> lines + "\n" + line)
                .orElseThrow();
    }
}
