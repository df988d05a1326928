package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a woven method runs in, and is current until one of these is called, by the thread that entered it. */
interface Entered extends Step {

    /** What a woven method gives back as a step. By class: asking for an interface writes into a cache all threads share. */
    static Entered of(Step running) {
        if (running instanceof Recorded recorded) {
            return recorded;
        }
        if (running instanceof UnsampledStep step) {
            return step;
        }
        return running instanceof UnsampledLap lap ? lap : (Entered) running;
    }

    /** Whether nobody will see its attributes. */
    static boolean isUnseen(Step running) {
        return running instanceof UnsampledStep || running instanceof UnsampledLap;
    }

    /** Where it is counted what goes wrong in telemetry. */
    Problems problems();

    /** The method has returned, or thrown. */
    void leave(@Nullable Throwable thrown);

    /** The method has returned, and its work goes on until a stage completes. */
    void leaveWith(CompletionStage<?> stage, @Nullable Judge judge);

    /** The method has returned, and its work goes on until this is told how it ended. */
    AsyncEnd leaveOpen(@Nullable Judge judge);
}
