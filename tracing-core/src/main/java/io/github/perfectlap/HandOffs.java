package io.github.perfectlap;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the hand-offs of one {@link Tracing} that are declared to come back, and tells other processes what has come
 * of theirs. Where nothing is declared and no receipts are wanted, each call is one look at a flag. Thread-safe.
 */
final class HandOffs {

    static final int MOST_AWAITED = 65_536;
    static final int MOST_ABANDONED = 8_192;

    private final HandOffNotes notes = new HandOffNotes(MOST_AWAITED, MOST_ABANDONED);
    private final EpochClock clock;
    private final Problems problems;
    private final HandOffMetrics metrics;
    private final @Nullable ReceiptQueue receipts;
    private final HandOffWatch watch;
    private volatile boolean isUsed;
    private volatile boolean isClosed;

    HandOffs(Meter meter, EpochClock clock, HandOffCalls calls, Problems problems) {
        this.clock = clock;
        this.problems = problems;
        this.metrics = new HandOffMetrics(meter, problems);
        this.receipts = calls.receipts() == null ? null : new ReceiptQueue(calls.receipts(), metrics, problems);
        this.watch = new HandOffWatch(notes, clock, calls.listeners(), metrics, problems);
        this.isUsed = receipts != null;
    }

    /** The passport to write for a hand-off that is declared to come back, which is awaited from now on. */
    Passport passportFor(Recorded handOff, ExpectedHandOff expected) {
        return handOff.lap().handedOver(handOff, () -> await(handOff, expected));
    }

    private Passport await(Recorded handOff, ExpectedHandOff expected) {
        Passport passport = handOff.lap().passportForNext();
        SpanContext ids = handOff.span().getSpanContext();
        if (isClosed || !ids.isValid()) {
            return passport;
        }
        if (!notes.takeRoom()) {
            unwatched(expected);
            return passport;
        }
        isUsed = true;
        Passport noted = note(passport, ids, expected, clock.nanoTime());
        watch.go();
        return noted;
    }

    private Passport note(Passport passport, SpanContext ids, ExpectedHandOff expected, long now) {
        if (expected.isFinish()) {
            HandOffId id = HandOffId.finished(ids, passport.startMicros());
            notes.addToTransaction(new HandOffNote(id, expected, passport.name(), now, 1, false));
            return passport;
        }
        Passport own = passport;
        // Two parts of a transaction may send in the same microsecond, and have to be told apart by what they say of
        // it.
        while (!notes.add(new HandOffNote(HandOffId.resumed(ids, own), expected, own.name(), now, 1, false))) {
            own = own.sentAt(own.sentMicros() + 1);
        }
        return own;
    }

    private void unwatched(ExpectedHandOff expected) {
        metrics.unwatched(expected);
        problems.report(
                "hand-off unwatched",
                "More than " + MOST_AWAITED + " hand-offs are awaited, and the newest are not watched, such as '"
                        + expected.step() + "' of '" + expected.part() + "'. Shorter limits leave room for more");
    }

    /** The step of a hand-off was closed; one that failed sent nothing that could come back. */
    void closed(Recorded handOff, ExpectedHandOff expected, boolean failed) {
        Passport passport = handOff.lap().noLongerHandedOver(handOff);
        if (passport == null || !failed) {
            return;
        }
        SpanContext ids = handOff.span().getSpanContext();
        HandOffNote note = notes.takeBack(
                expected.isFinish()
                        ? HandOffId.finished(ids, passport.startMicros())
                        : HandOffId.resumed(ids, passport));
        if (note != null && note.isAbandoned()) {
            metrics.abandoned(note.expected(), -1);
        }
    }

    /** Somebody here goes on with what a message brought. */
    void resumed(Context arrived, @Nullable Passport passport) {
        if (!isUsed || passport == null || Inner.in(arrived) != null) {
            return;
        }
        SpanContext ids = Span.fromContext(arrived).getSpanContext();
        problems.guard("Watching a hand-off", () -> {
            HandOffId id = HandOffId.resumed(ids, passport);
            if (!cameBack(id) && receipts != null) {
                receipts.send(id);
            }
        });
    }

    /** A part of a transaction has ended here, and the transaction with it, or it had before. */
    void finished(Inner part) {
        if (isUsed) {
            problems.guard("Watching a hand-off", () -> finish(part.lap(), part.context()));
        }
    }

    private void finish(Lap lap, Context context) {
        Passport arrived = lap.arrived();
        long start = arrived == null ? EpochClock.micros(lap.startNanos()) : arrived.startMicros();
        SpanContext ids = Span.fromContext(context).getSpanContext();
        if (ids.isValid()) {
            finish(HandOffId.finished(ids, start), arrived != null);
        }
        Inputs inputs = lap.endedInputs();
        if (inputs != null) {
            inputs.forEach((high, low, passport) ->
                    finish(new HandOffId(Expectation.Kind.FINISHED, high, low, passport.startMicros()), true));
        }
    }

    private void finish(HandOffId id, boolean hasArrived) {
        boolean unused = cameBack(id);
        // Every process that handed it over on its way here may await its end.
        if (hasArrived && receipts != null) {
            receipts.send(id);
        }
    }

    /** Another process says what has come of a hand-off. */
    void receipt(@Nullable String line) {
        HandOffId id = Receipt.read(line);
        if (id == null) {
            metrics.receipt("malformed");
            problems.report(
                    "receipt malformed",
                    "A receipt can't be read and is ignored; it must be a line such as 'lap1 resumed"
                            + " 4bf92f3577b34da6a3ce929d0e0e4736 1795338000053000'");
            return;
        }
        metrics.receipt(cameBack(id) ? "expected" : "unknown");
    }

    /** Crosses one out; whether it was awaited, or given up. */
    private boolean cameBack(HandOffId id) {
        HandOffNote note = notes.remove(id);
        if (note == null) {
            return false;
        }
        if (note.isAbandoned()) {
            metrics.abandoned(note.expected(), -1);
        }
        if (note.isAbandoned() || note.isLate(clock.nanoTime())) {
            metrics.late(note.expected());
        }
        return true;
    }

    /** Those that were given up and have not come back, the oldest first. */
    List<AbandonedHandOff> abandoned() {
        long now = clock.nanoTime();
        return notes.abandoned()
                .map(note -> note.at(now))
                .sorted(Comparator.comparing(AbandonedHandOff::age).reversed())
                .toList();
    }

    /** How many are awaited. */
    int awaited() {
        return notes.awaited();
    }

    /** Gives up those whose time is over, and tells of them. */
    void check() {
        watch.check();
    }

    /** Looks a last time, and leaves no thread behind. */
    void close() {
        isClosed = true;
        watch.close();
        if (receipts != null) {
            receipts.close();
        }
    }
}
