package io.github.perfectlap;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A transaction or step that is recorded: what it is, how it fails and how it ends. Where its data is kept is its
 * subclass's affair. It is at the same time the context in which its span is current.
 */
abstract class Recorded extends Attachable {

    private static final int CLOSED = 1;
    static final int SPAN_ENDED = 1 << 1;
    private static final int WRITTEN = 1 << 2;
    private static final int OUT_OF_ORDER = 1 << 3;
    private static final int COMPLETED = 1 << 4;

    private static final int ROLE_SHIFT = 5;

    /** The first mark that a subclass may use. */
    static final int OWN_MARK = 1 << (ROLE_SHIFT + Role.BITS);

    private static final VarHandle STATE = Fields.handle(MethodHandles.lookup(), "state", int.class);

    private final Lap lap;
    private final String name;
    private final long startNanos;
    private volatile int state;

    /** Opened in a context, which its own one adds to. */
    Recorded(Lap lap, Context parent, Object @Nullable [] cell, String name, Role role, long startNanos, int marks) {
        super(parent, cell);
        this.lap = lap;
        this.name = name;
        this.startNanos = startNanos;
        // No barrier: nobody else sees it yet.
        STATE.set(this, marks | role.code() << ROLE_SHIFT);
    }

    /** The span that others see. */
    abstract Span span();

    /** Whether its span is sampled. */
    abstract boolean isSampled();

    /** What was noted as its failure; asked only of steps. */
    abstract @Nullable Failure stepFailure();

    /** Notes a step's failure, unless it has a stronger one. */
    abstract void setStepFailure(Failure reason);

    /** Writes why it failed. */
    abstract void writeFailure(Failure reason, long endNanos);

    /** Writes how the transaction ended. */
    abstract void writeEnd(long endNanos);

    /** Ends the span, and gives it to whoever wants it. */
    abstract void endSpan(long endNanos);

    @Override
    public final Lap lap() {
        return lap;
    }

    final Role role() {
        return Role.of(code());
    }

    final String openedAs() {
        return name;
    }

    final long startNanos() {
        return startNanos;
    }

    @Override
    public final @Nullable Inner outer() {
        return isTransaction() ? null : Inner.in(parentContext());
    }

    @Override
    @SuppressWarnings("unchecked") // each key is the key of what is returned for it
    public final <V> @Nullable V get(ContextKey<V> key) {
        if (key == SpanKey.KEY) {
            return (V) span();
        }
        return key == KEY ? (V) this : Nesting.plain(parentContext()).get(key);
    }

    @Override
    public final <V> Context with(ContextKey<V> key, V value) {
        Context plain = Nesting.plain(parentContext()).with(KEY, this);
        return (key == SpanKey.KEY ? plain : plain.with(span())).with(key, value);
    }

    @Override
    public final <C> void inject(C carrier, TextMapSetter<C> setter) {
        lap.recorder().propagator().inject(context(), carrier, setter);
    }

    @Override
    public final void finish() {
        lap.finishHere();
    }

    /**
     * Ends a step of a sequence, where the next one starts or where what they are in ends.
     *
     * @return what is then current
     */
    final Context endAsNext(Context current, long now, boolean isComplete) {
        Scope opened = scope();
        Context back = parentContext();
        boolean isElsewhere = current != this || !isHere();
        if (isElsewhere || opened == null || opened instanceof Attached || Nesting.isLeftOver(back)) {
            endWithThoseInside(now, isComplete);
            return current();
        }
        int was = markEnded();
        if ((was & CLOSED) == 0) {
            Conclusion.of(this, now, isComplete || (was & COMPLETED) != 0);
        }
        restore(opened, back);
        endOnce(now, was);
        return back;
    }

    @Override
    public final void complete() {
        mark(COMPLETED);
    }

    @Override
    public final void fail(String reason) {
        fail(Failure.of(reason));
    }

    @Override
    public final void fail(Throwable exception) {
        if (lap.isAnswer(exception)) {
            complete();
        } else {
            fail(Failure.of(exception));
        }
    }

    @Override
    public final void close() {
        int was = markEnded();
        if ((was & CLOSED) == 0) {
            long end = now();
            boolean isComplete = (was & COMPLETED) != 0;
            endNext(end, isComplete);
            closeAt(end, was, isComplete);
        }
    }

    @Override
    public final void abandon() {
        int was = markEnded();
        if ((was & CLOSED) == 0) {
            long end = now();
            Conclusion.of(this, end, false);
            mark(OUT_OF_ORDER);
            endOnce(end, was);
        }
    }

    @Override
    public final void letGo() {
        Scope opened = scope();
        if (opened != null && isHere()) {
            giveBack(opened, before(), false);
        }
    }

    @Override
    public final boolean isOpenByHand() {
        boolean isByHand = isHere() && scope() != null && (isTransaction() ? watch() != null : !Role.isMethod(code()));
        return isByHand && marksOf(CLOSED | OUT_OF_ORDER) != CLOSED;
    }

    @Override
    public final void endNow() {
        int was = markEnded();
        if ((was & CLOSED) == 0) {
            long end = now();
            Conclusion.of(this, end, true);
            endOnce(end, was);
        }
    }

    @Override
    final boolean isClosed() {
        return isMarked(CLOSED);
    }

    @Override
    public final boolean isLeftOver() {
        return isMarked(CLOSED) && isMarked(OUT_OF_ORDER) && isHere();
    }

    @Override
    public final Passport passport() {
        ExpectedHandOff expected = isMarked(CLOSED) ? null : expected();
        return expected == null
                ? lap.passportForNext()
                : lap.recorder().handOffs().passportFor(this, expected);
    }

    /** What is declared to become of this as a hand-off, or null. */
    final @Nullable ExpectedHandOff expected() {
        return role() == Role.HAND_OFF ? lap.definition().declared().expected(name) : null;
    }

    @Override
    public final void handedOver() {
        if (isHandOff()) {
            mark(WRITTEN);
        } else {
            lap.handOverBegins();
        }
    }

    /** Ends the span, whoever asks for it; whether this call is the one that does. */
    final boolean markSpanEnded() {
        return mark(SPAN_ENDED);
    }

    final boolean isSpanEnded() {
        return isMarked(SPAN_ENDED);
    }

    /** Whether a mark of a subclass, given when this was made, is there. */
    final boolean isMarked(int what) {
        return (state & what) != 0;
    }

    /** Those of the given marks that are there. */
    final int marksOf(int all) {
        return state & all;
    }

    @Override
    public final Problems problems() {
        return lap.recorder().problems();
    }

    @Override
    public final boolean isTransaction() {
        return is(Role.TRANSACTION);
    }

    /** Asks the bits: making a role of them takes a switch. */
    private boolean is(Role role) {
        return code() == role.code();
    }

    /** Whether it gives the transaction to another process. */
    final boolean isHandOff() {
        return is(Role.HAND_OFF);
    }

    /** Whether that was written into a message. */
    final boolean isWritten() {
        return isMarked(WRITTEN);
    }

    /** Whether it is a step of a sequence, which the next one ends. */
    final boolean isNext() {
        return is(Role.NEXT);
    }

    private int code() {
        return (state >> ROLE_SHIFT) & Role.CODES;
    }

    final boolean mark(int what) {
        return ((int) STATE.getAndBitwiseOr(this, what) & what) == 0;
    }

    private int markEnded() {
        return (int) STATE.getAndBitwiseOr(this, CLOSED | SPAN_ENDED);
    }

    private void fail(Failure reason) {
        if (!isMarked(CLOSED)) {
            note(reason);
        }
    }

    /** Notes why it failed. */
    final void note(Failure reason) {
        if (isTransaction()) {
            lap.fail(reason);
        } else {
            setStepFailure(reason);
            lap.stepFailed(name, reason);
        }
    }

    final void failBy(Throwable thrown) {
        try {
            Recorded next = Nesting.nextInside(Context.current(), this);
            if (next != null) {
                next.fail(thrown);
            }
            fail(thrown);
        } catch (Throwable fault) {
            problems().failed("Noting a failure", fault);
        }
    }

    final void endBody(Scope attached, Context before, boolean returned) {
        int was = markEnded();
        long end = now();
        boolean isFirst = (was & CLOSED) == 0;
        boolean isComplete = returned || (was & COMPLETED) != 0;
        boolean isInOrder = isCurrent(attached) || isCurrentAfterNext(attached, end, isComplete);
        if (isFirst) {
            Conclusion.of(this, end, isComplete);
        }
        giveBackAfterBody(attached, before, isInOrder);
        if (isFirst) {
            endOnce(end, was);
        }
    }

    private void giveBackAfterBody(Scope attached, Context before, boolean isInOrder) {
        if (isInOrder) {
            release(attached, before);
        } else {
            giveBack(attached, before, true);
        }
    }

    /** Its body has returned, and it goes on. */
    final void leaveBody(Scope attached, Context before) {
        boolean isInOrder = isCurrent(attached) || isCurrentAfterNext(attached, now(), true);
        giveBackAfterBody(attached, before, isInOrder);
    }

    private void closeAt(long endNanos, int was, boolean isComplete) {
        Conclusion.of(this, endNanos, isComplete);
        Scope opened = scope();
        if (opened != null && isHere()) {
            giveBack(opened, before(), false);
        } else if (opened != null) {
            closedElsewhere();
        }
        endOnce(endNanos, was);
    }

    private long now() {
        try {
            return lap.nowNanos();
        } catch (Throwable fault) {
            problems().failed("Reading the clock", fault);
            return startNanos;
        }
    }

    /** Ends the step of a sequence that runs inside; whether this is what is current then. */
    private boolean isCurrentAfterNext(Scope attached, long endNanos, boolean isComplete) {
        endNext(endNanos, isComplete);
        return isCurrent(attached);
    }

    /** Ends the step of a sequence that runs inside, with the same reading of the clock. */
    private void endNext(long endNanos, boolean isComplete) {
        Context current = innermost();
        Recorded next = current == null ? null : Nesting.nextInside(current, this);
        if (next != null) {
            Context unused = next.endAsNext(requireNonNull(current), endNanos, isComplete);
        }
    }

    private void endWithThoseInside(long endNanos, boolean isComplete) {
        int was = markEnded();
        if ((was & CLOSED) == 0) {
            endNext(endNanos, isComplete);
            closeAt(endNanos, was, isComplete || (was & COMPLETED) != 0);
        }
    }

    private void endOnce(long endNanos, int was) {
        if ((was & SPAN_ENDED) == 0) {
            try {
                endSpan(endNanos);
            } catch (Throwable fault) {
                problems().failed("Ending a span", fault);
            }
        }
    }

    @Override
    final void leftOpen() {
        mark(OUT_OF_ORDER);
        problems().leftOpen(name);
    }

    private void closedElsewhere() {
        mark(OUT_OF_ORDER);
        problems().closedElsewhere(name);
    }
}
