package io.github.perfectlap;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one running transaction share, in this process: which transaction it is, its trace, its time,
 * and what is known of its outcome.
 */
class Lap {

    private static final double MICROS_PER_SECOND = 1e6;

    private static final List<SpanKind> KINDS = List.of(SpanKind.values());

    private static final VarHandle HAND_OVERS = Fields.handle(MethodHandles.lookup(), "handOvers", int.class);
    private static final VarHandle FAILURE = Fields.handle(MethodHandles.lookup(), "failure", Failure.class);
    private static final VarHandle DETAILS = Fields.handle(MethodHandles.lookup(), "details", LapDetails.class);

    private final BusinessTransaction definition;
    private long traceHigh;
    private long traceLow;
    private long offset;
    private long startNanos;
    private volatile @Nullable Failure failure;
    private volatile @Nullable LapDetails details;
    private volatile int handOvers;
    private volatile boolean stepFailed;
    private volatile boolean finishing;
    private boolean finished;
    private final byte kind;

    Lap(BusinessTransaction definition, @Nullable Passport arrived, SpanKind kind) {
        this.definition = definition;
        this.kind = (byte) KINDS.indexOf(kind);
        if (arrived != null) {
            details().arrived(arrived);
        }
    }

    /** Says which trace this belongs to; called before anybody else sees it. */
    final void join(long high, long low, TraceState state) {
        this.traceHigh = high;
        this.traceLow = low;
        if (!state.isEmpty()) {
            details().traceState(state);
        }
    }

    /** Starts its time, and counts it; called before anybody else sees it. */
    final void startAt(long reading) {
        this.offset = definition.clock().offsetAt(reading);
        this.startNanos = reading + offset;
        Measure near = definition.measure();
        if (near != null) {
            near.started(reading);
        }
    }

    final Recorder recorder() {
        return definition.recorder();
    }

    final BusinessTransaction definition() {
        return definition;
    }

    final long traceHigh() {
        return traceHigh;
    }

    final long traceLow() {
        return traceLow;
    }

    final TraceState traceState() {
        LapDetails known = details;
        return known == null ? TraceState.getDefault() : known.traceState();
    }

    /** The trace's id as others write it; made when somebody asks. */
    final String traceId() {
        return details().traceId(traceHigh, traceLow);
    }

    private LapDetails details() {
        LapDetails known = details;
        if (known == null) {
            LapDetails made = new LapDetails();
            known = (LapDetails) DETAILS.compareAndExchange(this, null, made);
            return known == null ? made : known;
        }
        return known;
    }

    final SpanKind kind() {
        return KINDS.get(kind);
    }

    /** Takes room for a long text; whether there was any. */
    final boolean takeRoom(int characters) {
        return details().takeRoom(characters);
    }

    /** Nanoseconds since 1970 at which the transaction, or this part of it, started; 0 where nobody asked. */
    final long startNanos() {
        return startNanos;
    }

    final boolean isMeasured() {
        return definition.measure() != null;
    }

    /** Nanoseconds since 1970 at a reading of the clock. */
    final long epochNanos(long reading) {
        return reading + offset;
    }

    /** Nanoseconds since 1970. */
    final long nowNanos() {
        return definition.clock().nanoTime() + offset;
    }

    /** What brought it here from another process, or null where it started here. */
    final @Nullable Passport arrived() {
        LapDetails known = details;
        return known == null ? null : known.arrived();
    }

    /** Name of the business transaction, which another process may have given it. */
    final String name() {
        Passport arrived = arrived();
        return arrived == null ? definition.name() : arrived.name();
    }

    /** The passport for the next process. */
    final Passport passportForNext() {
        if (startNanos == 0) {
            startAt(definition.clock().nanoTime());
        }
        Passport arrived = arrived();
        long now = EpochClock.micros(nowNanos());
        return arrived == null
                ? new Passport(
                        definition.word(),
                        EpochClock.micros(startNanos()),
                        recorder().release(),
                        1,
                        now,
                        groupEntry())
                : handedOver(arrived, now);
    }

    private Passport handedOver(Passport arrived, long nowMicros) {
        GroupEntry entry = groupEntry();
        Passport next = arrived.handedOver(nowMicros);
        return entry == null ? next : next.in(entry);
    }

    /** When it entered the group of services of this process, or null where that has no name. */
    private @Nullable GroupEntry groupEntry() {
        Word group = recorder().group();
        if (group.isEmpty()) {
            return null;
        }
        Passport arrived = arrived();
        GroupEntry before = arrived == null ? null : arrived.entry();
        return before != null && before.group().text().equals(group.text())
                ? before
                : new GroupEntry(group, EpochClock.micros(startNanos()));
    }

    /** Another process is about to get the transaction, or has it. */
    final void handOverBegins() {
        HAND_OVERS.getAndAdd(this, 1);
    }

    /** It did not get it after all. */
    final void handOverFailed() {
        HAND_OVERS.getAndAdd(this, -1);
    }

    /** Says that it ends, end to end, where this part of it ends. */
    final void finishHere() {
        finishing = true;
    }

    /** A step of it failed. */
    final void stepFailed(Failure reason) {
        if (reason.kind() == Failure.Kind.IMPLICIT) {
            fail(reason);
        } else {
            stepFailed = true;
        }
    }

    /** The transaction itself failed; the first reason stays. */
    final void fail(Failure reason) {
        FAILURE.compareAndSet(this, null, reason);
    }

    final @Nullable Failure failure() {
        return failure;
    }

    /** Whether this exception is not yet written: it passes through several steps, and one says it. */
    final boolean isNews(Throwable exception) {
        return details().isNews(exception);
    }

    final Outcome outcome() {
        return verdict().outcome();
    }

    private Verdict verdict() {
        Failure reason = failure;
        if (reason != null) {
            return Verdict.of(reason);
        }
        return stepFailed ? Verdict.DEGRADED : Verdict.OK;
    }

    /** Counts a step that has ended, where steps are measured. */
    final void stepEnded(Recorded step, boolean isFailed, long endNanos) {
        MeasuredSteps measured = definition.declared().steps();
        if (measured != null) {
            measured.ended(step, isFailed, endNanos, endNanos - offset, details());
        }
    }

    /**
     * Ends this part of it, and counts it.
     *
     * @param span what it is recorded in, or null
     */
    final void end(long endNanos, @Nullable Recorded span) {
        Passport arrived = arrived();
        boolean stayed = handOvers == 0;
        finished = finishing || definition.declared().finishes() || (arrived == null && stayed);
        Measure near = definition.measure();
        if (near != null) {
            near.ended(verdict(), endNanos - startNanos(), finished && arrived == null, endNanos - offset, span);
        }
        GroupEntry entry = near == null ? null : groupEntry();
        if (near != null && entry != null) {
            long inGroup = endNanos - TimeUnit.MICROSECONDS.toNanos(entry.micros());
            near.endedInGroup(verdict(), Math.max(0, inGroup), endNanos - offset, span);
        }
        Measure far = finished && arrived != null ? recorder().signals().ofArrived(arrived.name()) : null;
        if (far != null) {
            far.finished(verdict(), endToEndNanos(endNanos), endNanos - offset, span);
        }
    }

    /** Whether it has ended end to end. */
    final boolean isFinished() {
        return finished;
    }

    /** Seconds from the start of the transaction, wherever that was. */
    final double endToEnd(long endNanos) {
        return EpochClock.micros(endToEndNanos(endNanos)) / MICROS_PER_SECOND;
    }

    /** Seconds between the sending of what arrived and the start of the work on it. */
    final double queueWait(Passport passport) {
        return Math.max(0, EpochClock.micros(startNanos()) - passport.sentMicros()) / MICROS_PER_SECOND;
    }

    /** Never negative: two hosts' clocks may differ by more than the time that passed. */
    private long endToEndNanos(long endNanos) {
        Passport arrived = arrived();
        long start = arrived == null ? startNanos() : TimeUnit.MICROSECONDS.toNanos(arrived.startMicros());
        return Math.max(0, endNanos - start);
    }
}
