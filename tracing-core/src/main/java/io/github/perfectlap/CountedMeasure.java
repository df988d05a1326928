package io.github.perfectlap;

import io.opentelemetry.sdk.common.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A measure that is counted in memory of our own, and read when somebody wants to know. */
final class CountedMeasure extends Measure {

    private static final int STARTED = 0;
    private static final Verdict[] VERDICTS = Verdict.values();

    private final String name;
    private final Clock clock;
    private final StripedCells starts = new StripedCells(1);
    private final SlidingWindow<Long> startsBefore;
    private final DurationCells parts;
    private final DurationCells wholes;
    private final DurationCells finishes;
    private final DurationCells groups;
    private final Map<String, CountedStep> steps = new ConcurrentHashMap<>();
    private volatile @Nullable Saturation saturation;
    private final WaitCells waits = new WaitCells();

    CountedMeasure(String name, Clock clock) {
        super(name);
        this.name = name;
        this.clock = clock;
        long origin = clock.nanoTime();
        this.startsBefore = new SlidingWindow<>(origin);
        this.parts = new DurationCells(VERDICTS.length, origin);
        this.wholes = new DurationCells(VERDICTS.length, origin);
        this.finishes = new DurationCells(VERDICTS.length, origin);
        this.groups = new DurationCells(VERDICTS.length, origin);
    }

    @Override
    void started(long reading) {
        if (startsBefore.isDue(reading)) {
            startsBefore.turn(reading, this::started);
        }
        starts.increment(STARTED);
    }

    @Override
    void ended(Verdict verdict, long nanos, boolean isWhole, long reading, @Nullable Recorded span) {
        (isWhole ? wholes : parts).add(verdict.row, plausible(nanos), reading, span);
        Saturation served = saturation;
        if (served != null && served.takesLook(reading)) {
            served.look(reading, inFlight());
        }
    }

    @Override
    void finished(Verdict verdict, long nanos, long reading, @Nullable Recorded span) {
        finishes.add(verdict.row, plausible(nanos), reading, span);
    }

    @Override
    void endedInGroup(Verdict verdict, long nanos, long reading, @Nullable Recorded span) {
        groups.add(verdict.row, plausible(nanos), reading, span);
    }

    @Override
    CountedStep step(String step) {
        return steps.computeIfAbsent(step, made -> new CountedStep(attributes(), made, clock.nanoTime()));
    }

    @Override
    CountedMeasure counted() {
        return this;
    }

    String name() {
        return name;
    }

    /**
     * Says what serves the transactions.
     *
     * @throws IllegalArgumentException if something else was said before
     */
    synchronized void serve(Saturation wanted) {
        Saturation known = saturation;
        if (known == null) {
            saturation = wanted;
        } else if (!known.isSameAs(wanted)) {
            throw new IllegalArgumentException("'" + name + "' has " + known + " already, and can't have " + wanted
                    + " as well; declare one of them, since what is in flight is counted for the name");
        }
    }

    @Override
    void waited(long nanos) {
        waits.add(plausible(nanos));
    }

    /** How long messages waited. */
    WaitCells waits() {
        return waits;
    }

    /** What ended in this process. */
    Durations duration(Verdict verdict) {
        return parts.read(verdict.row).plus(wholes.read(verdict.row));
    }

    /** What ended from end to end. */
    Durations endToEnd(Verdict verdict) {
        return wholes.read(verdict.row).plus(finishes.read(verdict.row));
    }

    /** What has started in this process and not ended; never negative. */
    long inFlight() {
        // The ends first: what ends in between would be missing among the starts.
        long ended = parts.count() + wholes.count();
        return started() - ended;
    }

    long started() {
        return starts.count(STARTED);
    }

    /** How full what serves the transactions is, or unknown. */
    double saturation() {
        Saturation served = saturation;
        return served == null ? Saturation.UNKNOWN : served.present(inFlight());
    }

    /** Forecast of how many a second will end once no more can, or unknown. */
    double throughputLimit() {
        return saturation == null
                ? Saturation.UNKNOWN
                : signals().throughputLimit().orElse(Saturation.UNKNOWN);
    }

    /** Everything, as it is now. */
    TransactionSignals signals() {
        long reading = clock.nanoTime();
        List<Durations> inWholes = wholes.readWindow(reading);
        List<Durations> inProcess = sums(parts.readWindow(reading), inWholes);
        List<Durations> endToEnd = sums(finishes.readWindow(reading), inWholes);
        long windowNanos = startsBefore.nanos(reading);
        Long startedBefore = startsBefore.before(reading, 0L);
        long ended = parts.count() + wholes.count();
        long all = started();
        long inFlight = all - ended;
        Saturation served = saturation;
        return new TransactionSignals(new Figures(
                name,
                windowNanos,
                all,
                startedBefore == null ? 0 : all - startedBefore,
                ended,
                inFlight,
                inProcess,
                groups.readWindow(reading),
                endToEnd,
                served == null ? Saturation.UNKNOWN : served.present(inFlight),
                served == null ? Saturation.UNKNOWN : served.utilisation(busy(inProcess, windowNanos), reading),
                stepsByName().map(step -> step.signals(reading)).toList()));
    }

    /** How many were in flight on average, which is by Little's law the time they took over the time that passed. */
    private static double busy(List<Durations> inProcess, long windowNanos) {
        double seconds = Stream.of(VERDICTS)
                .filter(verdict -> verdict != Verdict.ABANDONED)
                .mapToDouble(verdict -> inProcess.get(verdict.row).seconds())
                .sum();
        return windowNanos == 0 ? 0 : seconds * Buckets.NANOS_PER_SECOND / windowNanos;
    }

    private static List<Durations> sums(List<Durations> some, List<Durations> others) {
        return IntStream.range(0, some.size())
                .mapToObj(row -> some.get(row).plus(others.get(row)))
                .toList();
    }

    private Stream<CountedStep> stepsByName() {
        return new TreeMap<>(steps).values().stream();
    }

    /** Points of a histogram of ours, those that have counted nothing included. */
    Stream<Series> series(TransactionMetric metric, long epochNanos) {
        return switch (metric) {
            case DURATION -> series(parts, epochNanos);
            case END_TO_END -> series(finishes, epochNanos);
            case GROUP ->
                Stream.of(VERDICTS).map(verdict -> groups.series(verdict.row, attributes(verdict), epochNanos));
            case STEP_DURATION -> stepsByName().flatMap(step -> step.durations(epochNanos));
            case STEP_SELF_TIME -> stepsByName().flatMap(step -> step.selfTimes(epochNanos));
            case QUEUE_WAIT, IN_FLIGHT, SATURATION, THROUGHPUT_LIMIT -> Stream.empty();
        };
    }

    private Stream<Series> series(DurationCells besideWholes, long epochNanos) {
        return Stream.of(VERDICTS).map(verdict -> besideWholes
                .series(verdict.row, attributes(verdict), epochNanos)
                .plus(wholes.series(verdict.row, attributes(verdict), epochNanos)));
    }
}
