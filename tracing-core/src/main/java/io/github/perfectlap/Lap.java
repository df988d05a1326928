package io.github.perfectlap;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one running transaction share, in this process: which transaction it is, its trace, its time,
 * and what is known of its outcome.
 */
class Lap {

    private static final double MICROS_PER_SECOND = 1e6;

    private static final List<SpanKind> KINDS = List.of(SpanKind.values());

    private static final int KIND_BITS = 7;
    private static final int RULED = 8;

    private static final byte RUNNING = 0;
    private static final byte ENDED = 1;
    private static final byte FINISHED = 2;

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
    private byte phase;
    /** The span's kind, and whether a woven step brought rules of its own. */
    private byte kind;

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

    /** Says in which local tree it waits for the decision whether it is kept; called before anybody else sees it. */
    final void tree(LocalTree tree) {
        details().tree(tree);
    }

    /** Where it waits for the decision whether it is kept; null where nobody decides, or it is in the share. */
    final @Nullable LocalTree tree() {
        LapDetails known = details;
        return known == null ? null : known.tree();
    }

    /** Has its shape noted; called before anybody else sees it. */
    final void noteShape() {
        details().shape(new Shape(definition.name()));
    }

    /** Which steps it has had, where somebody wants to know. */
    final @Nullable Shape shape() {
        LapDetails known = details;
        return known == null ? null : known.shape();
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
        return KINDS.get(kind & KIND_BITS);
    }

    /** Whether nothing is declared that anybody has to look at while it runs. */
    final boolean isPlain() {
        return !isRuled() && definition.isPlain();
    }

    /** Whether a woven step brought rules of its own. */
    final boolean isRuled() {
        return (kind & RULED) != 0;
    }

    /** Takes what is declared of a step where it is written, unless the transaction's definition says something. */
    final void declare(StepRules rules) {
        details().declare(rules);
        // No more than that is ever written, so it makes no difference who writes first.
        kind |= RULED;
    }

    /** What is declared of the steps of a name, or null. */
    private @Nullable StepRules declared(String step) {
        OutcomeRules rules = definition.rules();
        StepRules declared = rules == null ? null : rules.ofStep(step);
        return declared == null && isRuled() ? details().declared(step) : declared;
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

    /** Notes what came into it from several transactions; called before anybody else sees it. */
    final void arrived(Inputs several) {
        details().inputs(several);
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
        long reading = EpochClock.micros(nowNanos());
        long now =
                definition.declared().handOffs().isEmpty() ? reading : details().laterThanOthers(reading);
        Passport next = arrived == null
                ? new Passport(
                        definition.word(),
                        EpochClock.micros(startNanos()),
                        recorder().release(),
                        1,
                        now,
                        false,
                        groupEntry())
                : handedOver(arrived, now);
        Keeping keeping = recorder().keeping();
        return keeping != null && keeping.isKept(this) ? next.keeping() : next;
    }

    /** The passport that a hand-off writes, the same each time; made the first time. */
    final Passport handedOver(Recorded handOff, Supplier<Passport> maker) {
        Keeping keeping = recorder().keeping();
        if (keeping != null) {
            // What is kept goes to others' processors, which must not find a lock held.
            boolean unused = keeping.isKept(this);
        }
        return details().handedOver(handOff, maker);
    }

    /** A hand-off writes no more; what it wrote, if that was to be kept. */
    final @Nullable Passport noLongerHandedOver(Recorded handOff) {
        LapDetails known = details;
        return known == null ? null : known.noLongerHandedOver(handOff);
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

    /** A step begins. */
    final void stepBegins(String step) {
        count(step, declared(step));
    }

    private void count(String step, @Nullable StepRules declared) {
        Integer most = declared == null ? null : declared.most();
        if (most != null && details().countStep(step) > most) {
            stepFailed(step, Failure.tooManySteps(step));
        }
    }

    /** Whether a step took longer than is declared for it. */
    final boolean isTooLong(String step, long nanos) {
        StepRules declared = declared(step);
        return declared != null && declared.isTooLong(nanos);
    }

    /** A step failed, of which something may be declared. */
    final void stepFailed(String step, Failure reason) {
        StepRules declared = declared(step);
        if (declared != null && declared.mayFail()) {
            degrade();
        } else {
            stepFailed(reason);
        }
    }

    /** A step of it failed: without an exception, the transaction did too. */
    final void stepFailed(Failure reason) {
        switch (reason.kind()) {
            case IMPLICIT, POLICY -> fail(reason);
            case EXPLICIT, NOT_COMPLETED -> degrade();
        }
    }

    private void degrade() {
        if (phase == RUNNING) {
            stepFailed = true;
        }
    }

    /** Something was thrown out of a step. */
    final void stepThrew(Throwable thrown) {
        if (!isAnswer(thrown)) {
            stepFailed(Failure.of(thrown));
        }
    }

    /** Whether an exception is an answer and no failure. */
    final boolean isAnswer(@Nullable Throwable thrown) {
        OutcomeRules rules = definition.rules();
        return rules != null && thrown != null && rules.isAnswer(thrown);
    }

    /** The transaction itself failed; the strongest reason stays, until it has ended. */
    final void fail(Failure reason) {
        Failure known = failure;
        while (phase == RUNNING && reason.replaces(known) && !FAILURE.compareAndSet(this, known, reason)) {
            known = failure;
        }
    }

    /** The same work begins once more, below the same: a transaction of the same definition. */
    final Watched again(Context parent) {
        return recorder().start(definition, parent, arrived(), kind(), Attributes.empty());
    }

    /** A step of it goes on until a stage completes. */
    final void awaits(Awaited step) {
        details().awaits(step);
    }

    final void awaitsNoMore(Awaited step) {
        details().awaitsNoMore(step);
    }

    /** Looks at what can only be known at its end; after that its failure stays as it is. */
    final void judge(long endNanos) {
        LapDetails known = details;
        if (known != null) {
            known.endCompleted();
        }
        OutcomeRules rules = definition.rules();
        if (rules != null && rules.isTooLong(endNanos - startNanos())) {
            fail(Failure.tooSlow(null));
        }
        phase = ENDED;
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
        boolean isLast = isLast();
        boolean finished = arrived == null ? isLast || handOvers == 0 : isLast && endsOnce(arrived, endNanos);
        phase = finished ? FINISHED : ENDED;
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
        Inputs inputs = endedInputs();
        if (inputs != null) {
            recorder().endings().endAll(this, inputs, verdict(), endNanos, endNanos - offset, span);
        }
    }

    private boolean isLast() {
        return finishing || definition.declared().finishes();
    }

    /** What came into it from several transactions, and ends with it; null where nothing does. */
    final @Nullable Inputs endedInputs() {
        LapDetails known = details;
        return known == null || !isLast() ? null : known.inputs();
    }

    private boolean endsOnce(Passport arrived, long endNanos) {
        Ending ending = recorder().endings().end(this, arrived, verdict(), endNanos);
        if (ending != null) {
            details().ending(ending);
        }
        return ending != Ending.DUPLICATE;
    }

    /** How its end counts; null where that is as usual. */
    final @Nullable Ending ending() {
        LapDetails known = details;
        return known == null ? null : known.ending();
    }

    /** Whether it has ended end to end. */
    final boolean isFinished() {
        return phase == FINISHED;
    }

    /** Whether it is over end to end, be it by an earlier end. */
    final boolean isOver() {
        return isFinished() || ending() == Ending.DUPLICATE;
    }

    /** Seconds from the start of the transaction, wherever that was. */
    final double endToEnd(long endNanos) {
        return EpochClock.micros(endToEndNanos(endNanos)) / MICROS_PER_SECOND;
    }

    /** Seconds between the sending of what arrived and the start of the work on it. */
    final double queueWait(Passport passport) {
        return HopTimes.of(passport, startNanos()).queueWait() / MICROS_PER_SECOND;
    }

    private long endToEndNanos(long endNanos) {
        Passport arrived = arrived();
        return arrived == null ? ownNanos(endNanos) : endToEndNanos(arrived, endNanos);
    }

    /** From the start of a transaction that arrived to the end of this part. */
    final long endToEndNanos(Passport arrived, long endNanos) {
        long elapsed = HopTimes.of(arrived, startNanos()).elapsed();
        return TimeUnit.MICROSECONDS.toNanos(elapsed) + ownNanos(endNanos);
    }

    private long ownNanos(long endNanos) {
        return Math.max(0, endNanos - startNanos());
    }
}
