package io.github.perfectlap;

import io.github.perfectlap.internal.async.AsyncEnd;
import io.opentelemetry.api.trace.Span;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A woven method that opens nothing, and whose attributes are those of whatever span is current. */
final class AddedAttributes extends OnSpan {

    AddedAttributes(Recorder recorder) {
        super(recorder, Span.current());
    }

    @Override
    public void leave(@Nullable Throwable thrown) {
        // Nothing was opened.
    }

    @Override
    public void leaveWith(CompletionStage<?> stage, @Nullable Judge judge) {
        // Nothing was opened.
    }

    @Override
    public AsyncEnd leaveOpen(@Nullable Judge judge) {
        return new NoEnd(context());
    }
}
