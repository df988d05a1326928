package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is recorded, and what runs in it: a body, and steps. */
abstract class RecordedStep extends Recorded {

    private static final String UNNAMED = "unnamed";

    /** Whether something was opened in it; asked by the thread that opened it alone. */
    private boolean hasOpened;

    /** Opened in a context, which its own one adds to. */
    RecordedStep(
            Lap lap, Context parent, Object @Nullable [] cell, String name, Role role, long startNanos, int marks) {
        super(lap, parent, cell, name, role, startNanos, marks);
    }

    @Override
    public final <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body)
            throws E {
        Context before = current();
        return open(name, Role.STEP, before, lap().nowNanos()).runStep(before, body);
    }

    /** As {@link #runBody}, and not through it: so the compiler tells bodies of steps from those of transactions. */
    private <T extends @Nullable Object, E extends Exception> T runStep(Context before, CallWith<Step, T, E> body)
            throws E {
        Scope attached = attach(before);
        boolean returned = false;
        try {
            T result = body.call(this);
            returned = true;
            return result;
        } catch (Throwable thrown) {
            failBy(thrown);
            throw thrown;
        } finally {
            endBody(attached, before, returned);
        }
    }

    @Override
    public final <E extends Exception> void run(String name, RunWith<Step, E> body) throws E {
        this.<Boolean, E>call(name, step -> {
            body.run(step);
            return true;
        });
    }

    @Override
    public final <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E {
        return call(name, step -> {
            T result = body.call();
            rule.judge(step, result, lap().recorder().problems());
            return result;
        });
    }

    @Override
    public final <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body) throws E {
        return callAsync(name, body, (Judge) null);
    }

    @Override
    public final <T, S extends @Nullable CompletionStage<T>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body, ResultRule<? super T> rule) throws E {
        return callAsync(name, body, Judge.by(rule));
    }

    private <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            String name, CallWith<? super Transaction, S, E> body, @Nullable Judge judge) throws E {
        Context before = current();
        return open(name, Role.STEP, before, lap().nowNanos()).runAsync(before, body, judge);
    }

    @Override
    public final Step step(String name) {
        Context before = current();
        RecordedStep step = open(name, Role.STEP, before, lap().nowNanos());
        step.makeCurrent(before);
        return step;
    }

    @Override
    public final Step next(String name) {
        Context before = current();
        Recorded running = Nesting.nextInside(before, this);
        long now = running == null && !hasOpened ? startNanos() : lap().nowNanos();
        if (running != null) {
            before = running.endAsNext(before, now, true);
        }
        RecordedStep step = open(name, Role.NEXT, before, now);
        step.makeCurrent(before);
        return step;
    }

    @Override
    public final Step handOff(String name) {
        RecordedStep handOff = open(name, Role.HAND_OFF, current(), lap().nowNanos());
        lap().handOverBegins();
        return handOff;
    }

    @Override
    public final Transaction open(Context before) {
        return lap().recorder().watches().open(this, before);
    }

    @Override
    public final <T extends @Nullable Object, E extends Exception> T runBody(
            Context before, CallWith<? super Transaction, T, E> body) throws E {
        Scope attached = attach(before);
        boolean returned = false;
        try {
            T result = body.call(this);
            returned = true;
            return result;
        } catch (Throwable thrown) {
            failBy(thrown);
            throw thrown;
        } finally {
            endBody(attached, before, returned);
        }
    }

    @Override
    public final <S extends @Nullable CompletionStage<?>, E extends Exception> S runAsync(
            Context before, CallWith<? super Transaction, S, E> body, @Nullable Judge judge) throws E {
        Scope attached = attach(before);
        S stage = null;
        boolean returned = false;
        try {
            stage = body.call(this);
            returned = true;
            return stage;
        } catch (Throwable thrown) {
            failBy(thrown);
            throw thrown;
        } finally {
            if (stage == null) {
                endBody(attached, before, returned);
            } else {
                leaveBody(attached, before);
                endWith(stage, judge);
            }
        }
    }

    @Override
    public final void enter(Context before) {
        makeCurrent(before);
    }

    @Override
    public final Entered enterStep(String name, Role role, Context current) {
        RecordedStep step = openNamed(name, role, current, lap().nowNanos());
        step.enter(current);
        return step;
    }

    @Override
    public final void leave(@Nullable Throwable thrown) {
        if (thrown != null) {
            failBy(thrown);
        }
        endBody(attached(), before(), thrown == null);
    }

    @Override
    public final void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {
        leaveBody(attached(), before());
        endWith(stage, judge);
    }

    @Override
    public final AsyncEnd leaveOpen(@Nullable Judge judge) {
        leaveBody(attached(), before());
        return Going.of(this, judge, this::again);
    }

    private Scope attached() {
        Scope opened = scope();
        return opened == null ? Scope.noop() : opened;
    }

    private Awaiting again() {
        return isTransaction()
                ? lap().again(parentContext())
                : lap().recorder().step(lap(), parentContext(), openedAs(), role(), lap().nowNanos());
    }

    private void endWith(CompletionStage<?> stage, @Nullable Judge judge) {
        if (isTransaction()) {
            StageEnd.ofTransaction(this, stage, judge);
        } else {
            StageEnd.ofStep(this, stage, judge);
        }
    }

    private RecordedStep open(@Nullable String wanted, Role asWhat, Context current, long now) {
        return openNamed(named(wanted), asWhat, current, now);
    }

    private RecordedStep openNamed(String named, Role asWhat, Context current, long now) {
        hasOpened = true;
        Context opener = current == context() || Nesting.isInside(current, this) ? current : context();
        if (!lap().isPlain()) {
            lap().stepBegins(named);
        }
        return lap().recorder().step(lap(), opener, named, asWhat, now);
    }

    /** The name of a step for which the given one is wanted: what can't be one is cut, or {@code unnamed}. */
    static String named(@Nullable String wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return UNNAMED;
        }
        boolean isBlank = wanted.charAt(0) <= ' ' && wanted.isBlank();
        return isBlank ? UNNAMED : TextLimits.name(wanted);
    }
}
