package io.github.perfectlap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A transaction, or the part of it that runs in this process. */
final class RecordedTransaction extends Recorded implements Transaction {

    private static final double MICROS_PER_SECOND = 1e6;

    private final Passport passport;
    private final TransactionClock time;
    private volatile boolean stepFailed;
    private final AtomicInteger handOvers = new AtomicInteger();
    private volatile boolean finishing;
    private volatile @Nullable Throwable lastWritten;

    RecordedTransaction(
            Recorder recorder,
            BusinessTransaction definition,
            Passport passport,
            TransactionClock time,
            Span span,
            Context parent) {
        super(recorder, definition.name(), span, parent);
        this.passport = passport;
        this.time = time;
        this.finishing = definition.isLast();
    }

    TransactionClock time() {
        return time;
    }

    Passport passport() {
        return passport;
    }

    /** The passport for the next process. */
    Passport passportForNext() {
        return passport.handedOver(TransactionClock.micros(time.nowNanos()));
    }

    /** Another process is about to get the transaction, or has it. */
    void handOverBegins() {
        handOvers.incrementAndGet();
    }

    /** It did not get it after all. */
    void handOverFailed() {
        handOvers.decrementAndGet();
    }

    /** Writes what is known at the start of a part that goes on with a transaction. */
    void describeArrival() {
        attribute(TransactionAttributes.HOP, (long) passport.hop());
        attribute(TransactionAttributes.QUEUE_WAIT, secondsSince(passport.sentMicros(), time.startNanos()));
        if (!passport.release().isEmpty()) {
            attribute(TransactionAttributes.ORIGIN_RELEASE, passport.release());
        }
    }

    /**
     * Whether this exception is not yet written: it passes through several steps, and one says it.
     */
    boolean isNews(@Nullable Throwable exception) {
        if (exception == null || exception == lastWritten) {
            return false;
        }
        lastWritten = exception;
        return true;
    }

    void stepFailed(Failure failure) {
        if (failure.kind() == Failure.Kind.IMPLICIT) {
            fail(failure);
        } else {
            stepFailed = true;
        }
    }

    @Override
    public void finish() {
        finishing = true;
    }

    @Override
    @Nullable
    Recorded parent() {
        return null;
    }

    @Override
    RecordedTransaction transaction() {
        return this;
    }

    @Override
    void failed(Failure failure) {}

    @Override
    void handedOver() {
        handOverBegins();
    }

    @Override
    void conclude(long endNanos) {
        Outcome outcome = outcome();
        attribute(TransactionAttributes.OUTCOME, outcome.text());
        if (finishing || startedHereAndStayed()) {
            double seconds = secondsSince(passport.startMicros(), endNanos);
            attribute(TransactionAttributes.END_TO_END, seconds);
            recorder().signals().finished(passport.name(), outcome, seconds);
        }
    }

    private Outcome outcome() {
        Failure failure = failure();
        if (failure != null) {
            boolean isOpen = failure.kind() == Failure.Kind.NOT_COMPLETED;
            return isOpen ? Outcome.ABANDONED : Outcome.FAILED;
        }
        return stepFailed ? Outcome.DEGRADED : Outcome.OK;
    }

    private boolean startedHereAndStayed() {
        return passport.hop() == 0 && handOvers.get() == 0;
    }

    /** Never negative: two hosts' clocks may differ by more than the time that passed. */
    private static double secondsSince(long startMicros, long endNanos) {
        return Math.max(0, TransactionClock.micros(endNanos) - startMicros) / MICROS_PER_SECOND;
    }
}
