package io.github.perfectlap;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stands for each transaction that is switched off, and for each of its steps: runs what it is given, and no more.
 * What is handed over is what is current.
 */
class Off implements Transaction, Unrecorded {

    private final Recorder recorder;

    Off(Recorder recorder) {
        this.recorder = recorder;
    }

    final Recorder recorder() {
        return recorder;
    }

    @Override
    public final <T extends @Nullable Object, E extends Exception> T step(String name, Call<T, E> body) throws E {
        return body.call();
    }

    @Override
    public final <E extends Exception> void step(String name, Run<E> body) throws E {
        body.run();
    }

    @Override
    public final <T, E extends Exception> T step(String name, Call<T, E> body, ResultRule<? super T> rule) throws E {
        return body.call();
    }

    @Override
    public final <T extends @Nullable Object, E extends Exception> T call(String name, CallWith<Step, T, E> body)
            throws E {
        return body.call(this);
    }

    @Override
    public final <E extends Exception> void run(String name, RunWith<Step, E> body) throws E {
        body.run(this);
    }

    @Override
    public final <S extends @Nullable CompletionStage<?>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body) throws E {
        return body.call(this);
    }

    @Override
    public final <T, S extends @Nullable CompletionStage<T>, E extends Exception> S callAsync(
            String name, CallWith<Step, S, E> body, ResultRule<? super T> rule) throws E {
        return body.call(this);
    }

    @Override
    public final Step step(String name) {
        return recorder.off();
    }

    @Override
    public final Step next(String name) {
        return recorder.off();
    }

    @Override
    public final Step handOff(String name) {
        return new OffThrough(recorder, context());
    }

    @Override
    public final void complete() {}

    @Override
    public void fail(String reason) {}

    @Override
    public void fail(Throwable exception) {}

    @Override
    public final void finish() {}

    @Override
    public Context context() {
        return recorder.current();
    }

    @Override
    public final <C> void inject(C carrier, TextMapSetter<C> setter) {
        recorder.propagator().inject(context(), carrier, setter);
    }

    @Override
    public void close() {}
}
