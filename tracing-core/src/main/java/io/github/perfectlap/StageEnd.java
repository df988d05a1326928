package io.github.perfectlap;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Ends a transaction or step when the stage that its body gave completes. */
final class StageEnd implements BiConsumer<@Nullable Object, @Nullable Throwable>, Awaited {

    private static final int MAX_ENVELOPES = 8;

    private final Awaiting awaiting;
    private final @Nullable Judge judge;
    private final @Nullable StageWatch watch;
    // Weak: what nobody can complete any more is to be found by its being garbage.
    private final WeakReference<CompletionStage<?>> stage;
    private boolean ended;

    private StageEnd(Awaiting awaiting, CompletionStage<?> stage, @Nullable Judge judge, @Nullable StageWatch watch) {
        this.awaiting = awaiting;
        this.judge = judge;
        this.watch = watch;
        this.stage = new WeakReference<>(stage);
    }

    /** Lets a stage end a transaction. */
    static void ofTransaction(Watched transaction, CompletionStage<?> stage, @Nullable Judge judge) {
        orAbandon(transaction, () -> {
            StageWatch watch = transaction.lap().recorder().watches().watch(stage, transaction);
            new StageEnd(transaction, stage, judge, watch).await(stage);
        });
    }

    /** Lets a stage end a step. */
    static void ofStep(Awaiting step, CompletionStage<?> stage, @Nullable Judge judge) {
        orAbandon(step, () -> {
            StageEnd end = new StageEnd(step, stage, judge, null);
            step.lap().awaits(end);
            end.await(stage);
        });
    }

    private static void orAbandon(Awaiting awaiting, Problems.Part beginning) {
        Problems problems = awaiting.lap().recorder().problems();
        try {
            beginning.run();
        } catch (Throwable fault) {
            problems.failed("A stage", fault);
            problems.guard("Ending a step", awaiting::abandon);
        }
    }

    private void await(CompletionStage<?> completing) {
        try {
            CompletionStage<?> unused = completing.whenComplete(this);
        } catch (Throwable fault) {
            problems().failed("A stage", fault);
            end(awaiting::abandon);
        }
    }

    @Override
    public void accept(@Nullable Object result, @Nullable Throwable thrown) {
        end(() -> {
            if (thrown != null) {
                failed(unwrapped(thrown));
            } else if (judge != null) {
                judge.judge(awaiting, result, problems());
            }
        });
    }

    private void failed(Throwable thrown) {
        if (judge == null || !judge.isAnswer(thrown)) {
            awaiting.fail(thrown);
        }
    }

    /**
     * Whoever waits for a stage may go on before the stage has told everybody that it completed, and a later stage is
     * told first.
     */
    @Override
    public void endIfCompleted() {
        problems().guard("A stage", () -> {
            if (stage.get() instanceof CompletableFuture<?> future
                    && future.toCompletableFuture().isDone()) {
                CompletionStage<?> unused = future.whenComplete(this);
            }
        });
    }

    /** Under a lock: where two do this, both go on when it is done. */
    private synchronized void end(Problems.Part describing) {
        if (!ended) {
            ended = true;
            problems().guard("Describing an end", describing);
            problems().guard("Ending a step", awaiting::endNow);
            forget();
        }
    }

    private void forget() {
        if (watch == null) {
            awaiting.lap().awaitsNoMore(this);
        } else {
            watch.release();
        }
    }

    private Throwable unwrapped(Throwable thrown) {
        return problems().ask("An exception", thrown, () -> inside(thrown));
    }

    /** What an envelope holds. */
    static Throwable inside(Throwable thrown) {
        Throwable inside = thrown;
        for (int depth = 0; depth < MAX_ENVELOPES && isEnvelope(inside); depth++) {
            Throwable cause = inside.getCause();
            if (cause == null) {
                return inside;
            }
            inside = cause;
        }
        return inside;
    }

    private static boolean isEnvelope(Throwable thrown) {
        return thrown instanceof CompletionException || thrown instanceof ExecutionException;
    }

    private Problems problems() {
        return awaiting.lap().recorder().problems();
    }
}
