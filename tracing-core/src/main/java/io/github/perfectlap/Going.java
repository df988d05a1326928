package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.github.perfectlap.internal.async.AsyncReturns;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import java.lang.ref.WeakReference;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction or step that goes on when its method has returned, until it is told how that ended. */
final class Going implements AsyncEnd, Awaited {

    static final AttributeKey<Boolean> CANCELLED = AttributeKey.booleanKey("perfectlap.cancelled");

    private final Awaiting awaiting;
    private final @Nullable Judge judge;
    private final Supplier<Awaiting> maker;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable WeakReference<Future<?>> future;

    private Going(Awaiting awaiting, @Nullable Judge judge, Supplier<Awaiting> maker) {
        this.awaiting = awaiting;
        this.judge = judge;
        this.maker = maker;
    }

    /** @param maker begins the same work once more */
    static Going of(Awaiting awaiting, @Nullable Judge judge, Supplier<Awaiting> maker) {
        Going going = new Going(awaiting, judge, maker);
        if (awaiting.isTransaction()) {
            awaiting.lap().recorder().watches().add(going);
        } else {
            awaiting.lap().awaits(going);
        }
        return going;
    }

    /** Says that a future ends it: whoever waits for that may go on before anybody has told this. */
    void endsWith(Future<?> returned) {
        future = new WeakReference<>(returned);
    }

    @Override
    public void endIfCompleted() {
        WeakReference<Future<?>> known = future;
        Future<?> returned = known == null ? null : known.get();
        if (returned != null) {
            problems().guard("A future", () -> AsyncReturns.endIfDone(returned, this));
        }
    }

    @Override
    public Context context() {
        return awaiting.context();
    }

    @Override
    public void succeeded(@Nullable Object result) {
        end(() -> {
            if (judge != null) {
                judge.judge(awaiting, result, problems());
            }
        });
    }

    @Override
    public void failed(Throwable thrown) {
        end(() -> {
            if (judge == null || !judge.isAnswer(thrown)) {
                awaiting.fail(thrown);
            }
        });
    }

    @Override
    public void cancelled() {
        end(() -> {
            Step unused = awaiting.attribute(CANCELLED, true);
        });
    }

    @Override
    public void abandoned() {
        if (ended.compareAndSet(false, true)) {
            problems().guard("Ending a step", awaiting::abandon);
            forget();
        }
    }

    @Override
    public void notFollowed(Throwable why) {
        problems().failed("Following what a method returned", why);
        succeeded(null);
    }

    @Override
    public AsyncEnd again() {
        return of(problems().ask("Starting a step", awaiting, maker), judge, maker);
    }

    private void end(Problems.Part describing) {
        if (ended.compareAndSet(false, true)) {
            problems().guard("Describing an end", describing);
            problems().guard("Ending a step", awaiting::endNow);
            forget();
        }
    }

    private void forget() {
        if (awaiting.isTransaction()) {
            awaiting.lap().recorder().watches().remove(this);
        } else {
            awaiting.lap().awaitsNoMore(this);
        }
    }

    private Problems problems() {
        return awaiting.lap().recorder().problems();
    }
}
