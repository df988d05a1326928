package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction or step that goes on when its method has returned, until it is told how that ended. */
final class Going implements AsyncEnd {

    static final AttributeKey<Boolean> CANCELLED = AttributeKey.booleanKey("perfectlap.cancelled");

    private final Awaiting awaiting;
    private final @Nullable Judge judge;
    private final Supplier<Awaiting> maker;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param maker begins the same work once more */
    Going(Awaiting awaiting, @Nullable Judge judge, Supplier<Awaiting> maker) {
        this.awaiting = awaiting;
        this.judge = judge;
        this.maker = maker;
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
        }
    }

    @Override
    public AsyncEnd again() {
        return new Going(problems().ask("Starting a step", awaiting, maker), judge, maker);
    }

    private void end(Problems.Part describing) {
        if (ended.compareAndSet(false, true)) {
            problems().guard("Describing an end", describing);
            problems().guard("Ending a step", awaiting::endNow);
        }
    }

    private Problems problems() {
        return awaiting.lap().recorder().problems();
    }
}
