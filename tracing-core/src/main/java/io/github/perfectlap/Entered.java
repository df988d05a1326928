package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a woven method runs in, and is current until one of these is called, by the thread that entered it. */
interface Entered extends Step {

    /** Where it is counted what goes wrong in telemetry. */
    Problems problems();

    /** The method has returned, or thrown. */
    void leave(@Nullable Throwable thrown);

    /** The method has returned, and its work goes on until a stage completes. */
    void leaveWith(CompletionStage<?> stage, @Nullable Judge judge);

    /** The method has returned, and its work goes on until this is told how it ended. */
    AsyncEnd leaveOpen(@Nullable Judge judge);
}
