package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that came from elsewhere into a process where it is switched off: nothing of it is recorded here,
 * and what is handed on from here belongs to it all the same.
 */
final class OffThrough extends Off implements Running {

    private final Context arrived;
    private Scope scope = Scope.noop();

    OffThrough(Recorder recorder, Context arrived) {
        super(recorder);
        this.arrived = arrived;
    }

    @Override
    public Context context() {
        return arrived;
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> T runBody(
            Context before, CallWith<? super Transaction, T, E> body) throws E {
        Transaction opened = open(before);
        try {
            return body.call(opened);
        } finally {
            opened.close();
        }
    }

    @Override
    public <S extends @Nullable CompletionStage<?>, E extends Exception> S runAsync(
            Context before, CallWith<? super Transaction, S, E> body, @Nullable Judge judge) throws E {
        return runBody(before, body);
    }

    @Override
    public void enter(Context before) {
        Transaction unused = open(before);
    }

    @Override
    public Problems problems() {
        return recorder().problems();
    }

    @Override
    public void leave(@Nullable Throwable thrown) {
        close();
    }

    @Override
    public void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {
        close();
    }

    @Override
    public AsyncEnd leaveOpen(@Nullable Judge judge) {
        close();
        return new NoEnd(arrived);
    }

    @Override
    public Transaction open(Context before) {
        recorder()
                .problems()
                .guard(
                        "Making a context current",
                        () -> scope = ContextStorage.get().attach(arrived));
        return this;
    }

    @Override
    public void close() {
        recorder().problems().guard("Giving a thread its context back", () -> scope.close());
    }
}
