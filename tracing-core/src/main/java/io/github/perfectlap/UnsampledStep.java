package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Stands for each step of a transaction that is not sampled, but for those that are closed by hand. */
class UnsampledStep implements Unrecorded, Awaiting, Entered {

    private final UnsampledLap lap;

    UnsampledStep(UnsampledLap lap) {
        this.lap = lap;
    }

    @Override
    public final UnsampledLap lap() {
        return lap;
    }

    @Override
    public final <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body)
            throws E {
        try {
            return body.call(lap.step());
        } catch (Throwable thrown) {
            lap.stepThrew(thrown);
            throw thrown;
        }
    }

    @Override
    public final <E extends Exception> void run(String name, RunWith<Step, E> body) throws E {
        try {
            body.run(lap.step());
        } catch (Throwable thrown) {
            lap.stepThrew(thrown);
            throw thrown;
        }
    }

    @Override
    public final <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E {
        return call(name, step -> {
            T result = body.call();
            rule.judge(step, result, lap.recorder().problems());
            return result;
        });
    }

    @Override
    public final <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body) throws E {
        return callAsync(body, null);
    }

    @Override
    public final <T, S extends @Nullable CompletionStage<T>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body, ResultRule<? super T> rule) throws E {
        return callAsync(body, Judge.by(rule));
    }

    private <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            CallWith<Step, S, E> body, @Nullable Judge judge) throws E {
        S stage = call("", body);
        if (stage != null) {
            StageEnd.ofStep(new UnsampledStep(lap), stage, judge);
        }
        return stage;
    }

    @Override
    public final Problems problems() {
        return lap.recorder().problems();
    }

    @Override
    public void leave(@Nullable Throwable thrown) {
        if (thrown != null) {
            lap.stepThrew(thrown);
        }
    }

    @Override
    public final void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {
        StageEnd.ofStep(goingOn(), stage, judge);
    }

    @Override
    public final AsyncEnd leaveOpen(@Nullable Judge judge) {
        return Going.of(goingOn(), judge, this::goingOn);
    }

    /** What stands for this one alone, when its method has returned. */
    UnsampledStep goingOn() {
        return new UnsampledStep(lap);
    }

    @Override
    public final boolean isTransaction() {
        return false;
    }

    @Override
    public void endNow() {
        // Nothing is recorded that could end.
    }

    @Override
    public final void abandon() {
        lap.stepFailed(Failure.notCompleted());
    }

    @Override
    public final Step step(String name) {
        return new UnsampledPart(lap, false);
    }

    @Override
    public final Step next(String name) {
        return lap.step();
    }

    @Override
    public final Step handOff(String name) {
        return new UnsampledPart(lap, true);
    }

    @Override
    public void complete() {
        // Its body says whether it did.
    }

    @Override
    public void fail(String reason) {
        lap.stepFailed(Failure.of(reason));
    }

    @Override
    public void fail(Throwable exception) {
        if (lap.isAnswer(exception)) {
            complete();
        } else {
            lap.stepFailed(Failure.of(exception));
        }
    }

    @Override
    public Context context() {
        return lap;
    }

    @Override
    public final <C> void inject(C carrier, TextMapSetter<C> setter) {
        lap.recorder().propagator().inject(context(), carrier, setter);
    }

    @Override
    public void close() {
        // Its body says when it ends.
    }
}
