package io.github.perfectlap;

import java.lang.ref.ReferenceQueue;
import java.util.concurrent.CompletionStage;

/** Knows whether anybody can still complete the stage that ends a transaction. */
final class StageWatch extends Watch {

    /** The kind of problem. */
    static final String NEVER_COMPLETED = "stage never completed";

    StageWatch(CompletionStage<?> stage, ReferenceQueue<Object> collected, Watched recorded, WatchList list) {
        super(stage, collected, recorded, list, null);
    }

    @Override
    void report() {
        recorded()
                .lap()
                .recorder()
                .problems()
                .report(
                        NEVER_COMPLETED,
                        "'" + recorded().lap().definition().name() + "' goes on until a stage completes, and nobody can"
                                + " complete that any more, or Perfect Lap was closed before; it is abandoned");
    }
}
