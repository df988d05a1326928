package io.github.perfectlap;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A transaction that has started and is not yet current anywhere. */
interface Running extends Transaction, Entered {

    /** Makes it current, runs its body, and ends it with what became of the body. */
    <T extends @Nullable Object, E extends Exception> T runBody(
            Context before, CallWith<? super Transaction, T, E> body) throws E;

    /** Makes it current, runs its body, and ends it when the stage that the body gives completes. */
    <S extends @Nullable CompletionStage<?>, E extends Exception> S runAsync(
            Context before, CallWith<? super Transaction, S, E> body, @Nullable Judge judge) throws E;

    /** Makes it current until it is left. */
    void enter(Context before);

    /** Makes it current until what this gives is closed. */
    Transaction open(Context before);
}
